//! To come.
use super::Shared;
use crate::link::Stream;
use std::io;
use std::sync::Arc;
pub(super) async fn serve(_: Box<dyn Stream>, _: u64, _: &Arc<Shared>) -> io::Result<()> {
    Ok(())
}
