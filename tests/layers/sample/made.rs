make! { Made }

#[cfg(test)]
mod tests {
    use crate::top::Top;
}
