//! The fields of the widest command, in the order of the interface: which are required, which can be left out, and which
//! can be cleared too.

use std::fs;

const FIELDS: &[(&str, &str)] = &[
    ("user_id", "required"),
    ("delete_existing_devices", "Option"),
    ("unassign_phone_numbers", "Option"),
    ("add_phone_number_to_group", "Option"),
    ("new_user_id", "Option"),
    ("last_name", "Option"),
    ("first_name", "Option"),
    ("calling_line_id_last_name", "Option"),
    ("calling_line_id_first_name", "Option"),
    ("name_dialing_name", "Tri"),
    ("hiragana_last_name", "Option"),
    ("hiragana_first_name", "Option"),
    ("phone_number", "Tri"),
    ("alternate_user_id_list", "Tri"),
    ("extension", "Tri"),
    ("calling_line_id_phone_number", "Tri"),
    ("old_password", "Option"),
    ("new_password", "Tri"),
    ("department", "Tri"),
    ("language", "Option"),
    ("time_zone", "Option"),
    ("sip_alias_list", "Tri"),
    ("endpoint", "Tri"),
    ("shared_call_appearance_access_device_endpoint_list", "Tri"),
    ("title", "Tri"),
    ("pager_phone_number", "Tri"),
    ("mobile_phone_number", "Tri"),
    ("email_address", "Tri"),
    ("yahoo_id", "Tri"),
    ("address_location", "Tri"),
    ("address", "Option"),
    ("network_class_of_service", "Option"),
    ("user_service_list", "Tri"),
    ("service_pack_list", "Tri"),
    ("third_party_voice_mail_server_selection", "Option"),
    ("third_party_voice_mail_server_user_server", "Tri"),
    ("third_party_voice_mail_server_mailbox_id_type", "Option"),
    ("third_party_voice_mail_mailbox_url", "Tri"),
    ("sip_authentication_user_name", "Option"),
    ("new_sip_authentication_password", "Option"),
    ("old_sip_authentication_password", "Option"),
    ("new_passcode", "Option"),
    ("old_passcode", "Option"),
    ("imp_password", "Tri"),
    ("new_user_external_id", "Option"),
    ("echo", "Option"),
    ("request_locale", "Option"),
];

#[test]
fn user_consolidated_modify_request_22() {
    let generated = fs::read_to_string("generated/ocip/ocip_user.rs").unwrap();
    let (_, definition) = generated.split_once("pub struct UserConsolidatedModifyRequest22 {\n").unwrap();
    let (definition, _) = definition.split_once("\n}\n").unwrap();
    let fields: Vec<(&str, &str)> = definition.lines().filter_map(field).collect();
    assert_eq!(fields, FIELDS);
}

/// `    pub phone_number: Tri<DN>,`
fn field(line: &str) -> Option<(&str, &str)> {
    let (name, ty) = line.trim().strip_prefix("pub ")?.split_once(": ")?;
    match ty.split_once('<') {
        Some((wrapper @ ("Option" | "Tri"), _)) => Some((name, wrapper)),
        _ => Some((name, "required")),
    }
}
