//! The code of users: for each change, what is compiled against both releases. It sees the types of its set.

/// It compiles with the old release and not with the new one.
pub(crate) const BREAKING: &[(&str, &str)] = &[
    ("rules RequiredAdded b: field-added", "fn f() -> RequiredAdded { RequiredAdded::new(true) }"),
    ("rules LiteralNoMore o: field-added", "fn f() -> LiteralNoMore { LiteralNoMore { a: true } }"),
    ("rules LastOptionalGone o: field-removed", "fn f() -> LastOptionalGone { LastOptionalGone::new(true) }"),
    ("rules OnlyFieldGone o: field-removed", "fn f() -> OnlyFieldGone { OnlyFieldGone::default() }"),
    ("rules FirstField o: field-added", "fn f() -> FirstField { FirstField {} }"),
    ("rules LiteralWithMore b: field-added", "fn f() -> LiteralWithMore { LiteralWithMore { a: true } }"),
    ("rules LiteralList l: field-added", "fn f() -> LiteralList { LiteralList { a: true } }"),
    ("rules FirstRequired a: field-added", "fn f() -> FirstRequired { FirstRequired::default() }"),
    ("rules LastRequiredGone a: field-removed", "fn f() -> LastRequiredGone { LastRequiredGone::new(true) }"),
    ("rules FieldNamedNew new: type", "fn f(it: &FieldNamedNew) -> bool { it.new }"),
    ("rules ManyRequired f5: field-added", "fn f() -> ManyRequired { ManyRequired::new(true, true, true, true, true) }"),
    ("rules RequiredRemoved b: field-removed", "fn f(it: &RequiredRemoved) -> bool { it.b }"),
    ("rules OptionalRemoved o: field-removed", "fn f(it: &OptionalRemoved) -> Option<bool> { it.o }"),
    ("rules RequiredReordered a: field-reordered", "fn f() -> RequiredReordered { RequiredReordered::new(true, 1) }"),
    ("rules BecomesRequired a: cardinality", "fn f(it: &BecomesRequired) -> Option<bool> { it.a }"),
    ("rules BecomesOptional a: cardinality", "fn f(it: &BecomesOptional) -> bool { it.a }"),
    ("rules BecomesNillable a: nillable", "fn f(it: &BecomesNillable) -> Option<bool> { it.a }"),
    ("rules NotNillableAnyMore a: nillable", "fn f(it: &mut NotNillableAnyMore) { it.a = xsdbind::Tri::Nil; }"),
    ("rules NilWithAttributes p: representation", "fn f(it: &mut NilWithAttributes) { it.p = xsdbind::Nillable::Nil; }"),
    ("rules BecomesMany a: cardinality", "fn f(it: &BecomesMany) -> bool { it.a }"),
    ("rules MustNotBeEmpty a: cardinality", "fn f() -> MustNotBeEmpty { MustNotBeEmpty::default() }"),
    (
        "rules BranchAdded c: branch-added",
        "fn f(it: &BranchAdded) -> bool { match it.a_choice { BranchAddedAChoice::A(it) => it, BranchAddedAChoice::B(it) => it } }",
    ),
    (
        "rules BranchRemoved c: branch-removed",
        "fn f() -> BranchRemoved { BranchRemoved::new(BranchRemovedAChoice::C(true)) }",
    ),
    ("rules OtherType a: type", "fn f(it: &OtherType) -> i32 { it.a }"),
    ("rules DefaultGone @d: declaration", "fn f() -> &'static str { DefaultGone::D_DEFAULT }"),
    ("rules Gone: removed", "fn f(it: &Gone) -> bool { it.a }"),
    ("rules goes: removed", "fn f(it: Goes) -> Holder { it.0 }"),
    ("rules UserKey: added", "fn f(it: Key) -> GroupKey { match it { Key::GroupKey(it) => it } }"),
    (
        "rules ValueAdded: value-added",
        "fn f(it: ValueAdded) -> bool { match it { ValueAdded::Red => true, ValueAdded::Green => false } }",
    ),
    ("rules ValueRemoved: value-removed", "fn f() -> ValueRemoved { ValueRemoved::Green }"),
    (
        "ocip GroupFindMeFollowMeAddAlertingGroupRequest alertingGroupDescription: nillable",
        "fn f(it: &mut GroupFindMeFollowMeAddAlertingGroupRequest) { it.alerting_group_description = None; }",
    ),
    (
        "ocip GroupFindMeFollowMeAddAlertingGroupRequest groupId: branch-added",
        "use GroupFindMeFollowMeAddAlertingGroupRequestPhoneNumberChoice as Member;
        fn f(it: &Member) -> bool { match it { Member::PhoneNumber(_) => true, Member::UserId(_) => false } }",
    ),
    (
        "ocip GroupFindMeFollowMeAddAlertingGroupRequest skipBusyUsers: field-added",
        "fn f(user: UserId, name: FindMeFollowMeAlertingGroupName, rings: FindMeFollowMeAlertingGroupNumberOfRings) {
            GroupFindMeFollowMeAddAlertingGroupRequest::new(user, name, true, true, rings);
        }",
    ),
    (
        "ocip ResellerDepartmentKey: added",
        "fn f(it: &DepartmentKey) -> bool {
            match it { DepartmentKey::EnterpriseDepartmentKey(_) => true, DepartmentKey::GroupDepartmentKey(_) => false }
        }",
    ),
];

/// It compiles with both.
pub(crate) const SAFE: &[(&str, &str)] = &[
    ("rules Price @echo: field-added", "fn f() -> Price { Price::default() }"),
    (
        "rules OptionalAdded o: field-added",
        "fn f() -> OptionalAdded { OptionalAdded { echo: None, ..OptionalAdded::new(true) } }",
    ),
    (
        "rules OptionalReordered o: field-reordered",
        "fn f(it: &OptionalReordered) -> OptionalReordered { OptionalReordered { o: it.p, p: it.o, ..OptionalReordered::new(it.a) } }",
    ),
    ("rules MoreAllowed a: cardinality", "fn f(it: &mut MoreAllowed) { it.a.push(true); MoreAllowed::default(); }"),
    ("rules FewerAllowed a: cardinality", "fn f(it: &mut FewerAllowed) { it.a.push(true); FewerAllowed::default(); }"),
    ("rules FixedAdded a: declaration", "fn f() -> FixedAdded { FixedAdded::new(\"x\".to_owned()) }"),
    ("rules NumberAdded: value-added", "fn f(it: &NumberAdded) -> i32 { if *it.get() == 1 { 2 } else { 1 } }"),
    ("rules Widened: facet-widened", "fn f(it: &Widened) -> &str { it.as_str() }"),
    ("rules Narrowed: facet-narrowed", "fn f() -> Option<Narrowed> { \"long\".parse().ok() }"),
    (
        "ocip FindMeFollowMeAlertingGroupDescription: facet-widened",
        "fn f() -> Option<FindMeFollowMeAlertingGroupDescription> { \"ours\".parse().ok() }",
    ),
    (
        "ocip FindMeFollowMeAlertingGroupNumberOfRings: facet-narrowed",
        "fn f() -> Option<FindMeFollowMeAlertingGroupNumberOfRings> { FindMeFollowMeAlertingGroupNumberOfRings::new(20).ok() }",
    ),
    (
        "ocip FindMeFollowMeAlertingGroupName: moved",
        "fn f(it: &FindMeFollowMeAlertingGroupName) -> &str { it.as_str() }",
    ),
    (
        "ocip GroupGetListInServiceProviderRequest sortByGroupName: field-added",
        "fn f(it: ServiceProviderId) -> GroupGetListInServiceProviderRequest {
            GroupGetListInServiceProviderRequest { echo: None, ..GroupGetListInServiceProviderRequest::new(it) }
        }",
    ),
    (
        "ocip GroupGetListInServiceProviderRequest: documentation",
        "fn f(it: &GroupGetListInServiceProviderRequest) -> usize { it.search_criteria_group_id.len() }",
    ),
    (
        "ocip GroupGetListInServiceProviderResponse isComplete: field-added",
        "fn f(it: base::OCITable) -> GroupGetListInServiceProviderResponse {
            let mut made = GroupGetListInServiceProviderResponse::new(it);
            made.debug_info = None;
            made
        }",
    ),
];
