//! Every document of the corpus is read, written, and is the same XML and the same value again.

use std::path::PathBuf;

#[cfg(not(ocip_schemas))]
pub fn check(_corpus: PathBuf) -> Result<String, String> {
    Ok("skipped, since OCIP_SCHEMAS is not set".to_owned())
}

#[cfg(ocip_schemas)]
pub fn check(corpus: PathBuf) -> Result<String, String> {
    with_schemas::check(&corpus)
}

#[cfg(ocip_schemas)]
mod with_schemas {
    use std::fs::File;
    use std::io::Read;
    use std::path::Path;

    use flate2::read::GzDecoder;
    use real_set::ocip::{AnyDocument, base::BroadsoftDocument};
    use xml_compare::{by_value, compare, decode};
    use xsdbind::{OutputEncoding, WriteOptions};

    /// How many differences are shown.
    const SHOWN: usize = 10;

    pub fn check(corpus: &Path) -> Result<String, String> {
        let table = read(corpus)?;
        let lines: Vec<&[u8]> = table.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).collect();
        let mut nil = 0;
        let mut failures = Vec::new();
        for line in &lines {
            let [name, mode, xml] = columns(line)?;
            nil += usize::from(mode.starts_with(b"nil"));
            if let Err(failure) = round_trip(xml) {
                let [name, mode] = [name, mode].map(String::from_utf8_lossy);
                failures.push(format!("  {name} ({mode}): {failure}"));
            }
        }
        let (all, same) = (lines.len(), lines.len() - failures.len());
        let summary = format!("{same} of {all} documents identical ({nil} nil and nildeep among them)");
        if failures.is_empty() && all > 0 {
            return Ok(summary);
        }
        failures.truncate(SHOWN);
        Err(format!("{summary}\n{}", failures.join("\n")))
    }

    fn read(corpus: &Path) -> Result<Vec<u8>, String> {
        let failed = |error: std::io::Error| format!("{}: {error}", corpus.display());
        let mut table = Vec::new();
        GzDecoder::new(File::open(corpus).map_err(failed)?).read_to_end(&mut table).map_err(failed)?;
        Ok(table)
    }

    fn columns(line: &[u8]) -> Result<[&[u8]; 3], String> {
        let columns: Vec<&[u8]> = line.splitn(3, |byte| *byte == b'\t').collect();
        columns.try_into().map_err(|_| "a line of the corpus has not three columns".to_owned())
    }

    fn round_trip(xml: &[u8]) -> Result<(), String> {
        let document: BroadsoftDocument = xsdbind::from_slice(xml).map_err(|error| format!("refused: {error}"))?;
        let options = WriteOptions::new().encoding(OutputEncoding::Latin1);
        let written = options.to_vec(&document).map_err(|error| format!("not written: {error}"))?;
        compare(&decode(xml)?, &decode(&written)?, by_value).map_err(|difference| difference.to_string())?;
        let again: BroadsoftDocument =
            xsdbind::from_slice(&written).map_err(|error| format!("refused when read again: {error}"))?;
        if again != document {
            return Err("another value when read again".to_owned());
        }
        match xsdbind::from_slice(&written) {
            Ok(AnyDocument::BroadsoftDocument(any)) if any == document => Ok(()),
            Ok(_) => Err("another value when read as any document".to_owned()),
            Err(error) => Err(format!("refused as any document: {error}")),
        }
    }
}
