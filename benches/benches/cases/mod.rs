//! Each document, read and written by each.

/// A module of measurements for a document of xsdbind's type `$document`: so many reads or writes are timed at once.
macro_rules! document {
    ($name:ident, $text:expr, $size:literal at a time, $document:ty $(, in_place $in_place:ty)? $(, serde $serde:ty)? $(, xsd_parser $xsd_parser:ty)?) => {
        mod $name {
            use divan::Bencher;
            use divan::counter::BytesCount;

            mod read {
                use super::*;

                #[divan::bench(sample_size = $size)]
                fn raw_tokens(bencher: Bencher) {
                    let text = $text;
                    bencher.counter(BytesCount::of_str(&text)).bench(|| speed::raw_tokens(&text));
                }

                #[divan::bench(sample_size = $size)]
                fn xsdbind(bencher: Bencher) {
                    let text = $text;
                    let read = || xsdbind::from_str::<$document>(&text).expect("a document");
                    bencher.counter(BytesCount::of_str(&text)).bench(read);
                }

                $(
                    #[divan::bench(sample_size = $size)]
                    fn in_place(bencher: Bencher) {
                        let text = $text;
                        let read = || xsdbind::from_str::<$in_place>(&text).expect("a document");
                        bencher.counter(BytesCount::of_str(&text)).bench(read);
                    }
                )?

                $(
                    #[divan::bench(sample_size = $size)]
                    fn serde(bencher: Bencher) {
                        let text = $text;
                        bencher.counter(BytesCount::of_str(&text)).bench(|| speed::serde_read::<$serde>(&text));
                    }
                )?

                $(
                    #[divan::bench(sample_size = $size)]
                    fn xsd_parser(bencher: Bencher) {
                        let text = speed::bound_command(&$text);
                        let read = || speed::xsd_parser_read::<$xsd_parser>(&text);
                        bencher.counter(BytesCount::of_str(&text)).bench(read);
                    }
                )?
            }

            mod write {
                use super::*;

                #[divan::bench(sample_size = $size)]
                fn copy(bencher: Bencher) {
                    let value: $document = xsdbind::from_str(&$text).expect("a document");
                    let text = xsdbind::to_string(&value).expect("text");
                    bencher.counter(BytesCount::of_str(&text)).bench(|| text.clone());
                }

                #[divan::bench(sample_size = $size)]
                fn xsdbind(bencher: Bencher) {
                    let value: $document = xsdbind::from_str(&$text).expect("a document");
                    let write = || xsdbind::to_string(&value).expect("text");
                    bencher.counter(BytesCount::of_str(&write())).bench(write);
                }

                $(
                    #[divan::bench(sample_size = $size)]
                    fn serde(bencher: Bencher) {
                        let value: $serde = speed::serde_read(&$text);
                        let write = || speed::serde_write(&value);
                        bencher.counter(BytesCount::of_str(&write())).bench(write);
                    }
                )?

                $(
                    #[divan::bench(sample_size = $size)]
                    fn xsd_parser(bencher: Bencher) {
                        let text = speed::bound_command(&$text);
                        let value: $xsd_parser = speed::xsd_parser_read(&text);
                        let write = || speed::xsd_parser_write(&value);
                        bencher.counter(BytesCount::of_slice(&write())).bench(write);
                    }
                )?
            }
        }
    };
}

document! {
    modify, speed::documents::modify(), 100 at a time, provisioning_api::ocip::BroadsoftDocument,
    serde speed::serde_types::Message<speed::serde_types::UserModify>,
    xsd_parser speed::xsd_parser::ocip_user::UserModifyRequest22
}

// The same bytes for all of them.
document! {
    command, speed::bound_command(&speed::documents::modify()), 100 at a time, speed::UserModifyCommand,
    serde speed::serde_types::UserModify,
    xsd_parser speed::xsd_parser::ocip_user::UserModifyRequest22
}

document! {
    table, speed::documents::table(10_000), 1 at a time, provisioning_api::ocip::BroadsoftDocument,
    in_place speed::in_place::BroadsoftDocument,
    serde speed::serde_types::Message<speed::serde_types::TableResponse>,
    xsd_parser speed::xsd_parser::ocip_user::UserGetListInGroupResponse
}

// Without xsd-parser, which stops at the department: a derived type where the schema has an abstract one.
document! { consolidated, speed::documents::CONSOLIDATED, 100 at a time, provisioning_api::ocip::BroadsoftDocument }

document! { user_update, speed::documents::USER_UPDATE, 100 at a time, provisioning_api::userupdate::UserUpdateRequest }

/// Documents of the complete OCI-P, one after the other: without peers, which have no types for so many commands. Left
/// out where `OCIP_CORPUS` is not set.
mod corpus {
    use divan::Bencher;
    use divan::counter::BytesCount;
    use provisioning_api::ocip::BroadsoftDocument;
    use speed::documents::corpus;

    fn is_missing() -> bool {
        std::env::var_os("OCIP_CORPUS").is_none()
    }

    fn size(texts: &[String]) -> BytesCount {
        BytesCount::new(texts.iter().map(String::len).sum::<usize>())
    }

    mod read {
        use super::*;

        #[divan::bench(ignore = is_missing())]
        fn raw_tokens(bencher: Bencher) {
            let texts = corpus();
            bencher.counter(size(&texts)).bench(|| texts.iter().map(|text| speed::raw_tokens(text)).sum::<usize>());
        }

        #[divan::bench(ignore = is_missing())]
        fn xsdbind(bencher: Bencher) {
            let texts = corpus();
            let read = |text: &String| xsdbind::from_str::<BroadsoftDocument>(text).expect("a document");
            bencher.counter(size(&texts)).bench(|| texts.iter().map(read).collect::<Vec<_>>());
        }
    }

    mod write {
        use super::*;

        #[divan::bench(ignore = is_missing())]
        fn xsdbind(bencher: Bencher) {
            let texts = corpus();
            let values: Vec<BroadsoftDocument> =
                texts.iter().map(|text| xsdbind::from_str(text).expect("a document")).collect();
            let write = |value| xsdbind::to_string(value).expect("text");
            bencher.counter(size(&texts)).bench(|| values.iter().map(write).collect::<Vec<_>>());
        }
    }
}
