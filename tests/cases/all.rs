// All cases. Do not edit: run `UPDATE=1 cargo test --test cases`.

cases! {
    absent_nil_value,
    anonymous_types,
    any_order,
    attribute_forms,
    attributes_beside_choices,
    chameleon_include,
    choices,
    default_and_fixed,
    derived_types,
    empty_content,
    groups_of_elements,
    list_types,
    odd_enumerations,
    open_content,
    recursive_types,
    reserved_names,
    simple_content,
    two_namespaces,
}
