//! A picture of figures: bars, the longer the faster, as SVG that can be read on light and dark ground.

use std::fmt::Write as _;

/// Bars that are compared with each other.
pub struct Group {
    pub title: String,
    /// What they are, how fast, and what stands behind them.
    pub bars: Vec<Bar>,
}

pub struct Bar {
    pub name: &'static str,
    /// Of any unit, the same in all bars of a group.
    pub speed: f64,
    pub text: String,
}

const WIDTH: f64 = 760.0;
const LEFT: f64 = 110.0;
const LONGEST: f64 = 440.0;
const LINE: f64 = 20.0;

/// The picture: the same for the same groups.
pub fn svg(groups: &[Group]) -> String {
    let mut body = String::new();
    let mut y = 8.0;
    for group in groups {
        y += LINE;
        let _ = writeln!(body, r#"<text class="title" x="8" y="{y:.0}">{}</text>"#, group.title);
        let fastest = group.bars.iter().map(|bar| bar.speed).fold(0.0, f64::max);
        for bar in &group.bars {
            y += LINE;
            let width = (LONGEST * bar.speed / fastest).max(1.0);
            let _ = write!(
                body,
                "<text class=\"name\" x=\"{:.0}\" y=\"{y:.0}\">{}</text>\n\
                 <rect class=\"{}\" x=\"{LEFT:.0}\" y=\"{:.0}\" width=\"{width:.1}\" height=\"14\" rx=\"2\"/>\n\
                 <text x=\"{:.1}\" y=\"{y:.0}\">{}</text>\n",
                LEFT - 8.0,
                bar.name,
                if bar.name == "xsdbind" { "own" } else { "other" },
                y - 11.0,
                LEFT + width + 8.0,
                bar.text,
            );
        }
        y += LINE / 2.0;
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH:.0} {:.0}\" role=\"img\" \
         aria-label=\"How fast xsdbind, its limit and its peers are: the longer the bar, the faster\">\n\
         <style>text {{ font: 13px sans-serif; fill: #808891; }} .title {{ font-weight: bold; }} \
         .name {{ text-anchor: end; }} .own {{ fill: #3b82d0; }} .other {{ fill: #9aa2ab; }}</style>\n\
         {body}</svg>\n",
        y + 8.0
    )
}
