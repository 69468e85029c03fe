//! A type of a shared namespace is one type in all crates and modules, and documents are read and written as ever.

use shared_common::common::{Address, State};
use shared_orders::orders::{self, Order, OrderDocument, UserOrState};
use shared_orders::returns::{self, Return};
use xsdbind::Tri;

const ORDER: &str = r#"<order xmlns="urn:orders" xmlns:c="urn:common" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <user>alice</user>
  <state>open</state>
  <from xsi:nil="true"/>
  <c:address><c:city>Bern</c:city><c:phone xsi:nil="true"/></c:address>
</order>"#;

#[test]
fn types_are_the_same_in_all_crates() -> Result<(), Box<dyn std::error::Error>> {
    let order = xsdbind::from_str::<OrderDocument>(ORDER)?.0;
    // Of the other crate, by whatever path.
    let address: &Address = &order.address[0];
    let again: &orders::common::Address = address;
    let once_more: &returns::common::Address = again;
    // Named from the module itself, as those of all namespaces.
    let once_more: &orders::Address = once_more;
    assert_eq!((once_more.phone.clone(), order.state), (Tri::Nil, Some(State::Open)));
    assert_eq!(order.from, Tri::Nil);

    let written = xsdbind::to_string(&OrderDocument(order.clone()))?;
    assert_eq!(xsdbind::from_str::<OrderDocument>(&written)?.0, order);
    assert!(written.contains("phone"), "{written}");
    // Whether it has the value of a default, the other crate says.
    assert_eq!(order.was_or_default(), Ok(State::Closed));
    assert_eq!(order.by_or_default(), Ok(UserOrState::State(State::Open)));
    Ok(())
}

#[test]
fn documents_of_a_module_that_shares_two_namespaces() -> Result<(), Box<dyn std::error::Error>> {
    let text = r#"<return xmlns="urn:returns" xmlns:o="urn:orders" xmlns:c="urn:common" by="bob"
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      <of><o:user>alice</o:user></of>
      <place xsi:type="o:Home"><o:at><c:city>Bern</c:city></o:at><o:key>k</o:key></place>
    </return>"#;
    let document = xsdbind::from_str::<Return>(text)?;
    let order: &Order = &document.of;
    assert_eq!(order.user.as_str(), "alice");
    assert!(matches!(document.place, Some(returns::AnyPlace::Home(_))), "{document:?}");
    let written = xsdbind::to_string(&document)?;
    assert_eq!(xsdbind::from_str::<Return>(&written)?, document);
    // An address alone is a document of each of them, and of the crate that has its type.
    let address = r#"<address xmlns="urn:common"><city>Bern</city></address>"#;
    xsdbind::from_str::<returns::AnyDocument>(address)?;
    xsdbind::from_str::<shared_common::common::AnyDocument>(address)?;
    Ok(())
}
