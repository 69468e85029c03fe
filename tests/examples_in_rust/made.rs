// Made by `INSTA_UPDATE=always cargo test --workspace --test repository reference`.

use provisioning_api::{ocip, userupdate};
type Made = Result<Option<(String, String)>, Box<dyn std::error::Error>>;
type Example = (&'static str, fn() -> Made);
pub(super) const ALL: &[Example] = &[
    ("ocip_ns__43_type_errorresponse", ocip_ns__43_type_errorresponse),
    ("ocip_ns__43_type_externaluseridentity", ocip_ns__43_type_externaluseridentity),
    ("ocip_ns__43_type_ocitable", ocip_ns__43_type_ocitable),
    ("ocip_ns__43_type_successresponse", ocip_ns__43_type_successresponse),
    (
        "ocip_type_accessdevicemultipleidentityandcontactendpointmodify22",
        ocip_type_accessdevicemultipleidentityandcontactendpointmodify22,
    ),
    ("ocip_type_authenticationresponse", ocip_type_authenticationresponse),
    ("ocip_type_enterprisedepartmentkey", ocip_type_enterprisedepartmentkey),
    ("ocip_type_groupdepartmentkey", ocip_type_groupdepartmentkey),
    (
        "ocip_type_groupfindmefollowmeaddalertinggrouprequest",
        ocip_type_groupfindmefollowmeaddalertinggrouprequest,
    ),
    (
        "ocip_type_groupgetlistinserviceproviderrequest",
        ocip_type_groupgetlistinserviceproviderrequest,
    ),
    ("ocip_type_loginrequest14sp4", ocip_type_loginrequest14sp4),
    ("ocip_type_loginrequest22v5", ocip_type_loginrequest22v5),
    ("ocip_type_loginresponse14sp4", ocip_type_loginresponse14sp4),
    ("ocip_type_loginresponse22v5", ocip_type_loginresponse22v5),
    ("ocip_type_logoutrequest", ocip_type_logoutrequest),
    (
        "ocip_type_trunkaddressingmultiplecontactadd22",
        ocip_type_trunkaddressingmultiplecontactadd22,
    ),
    (
        "ocip_type_trunkaddressingmultiplecontactread21",
        ocip_type_trunkaddressingmultiplecontactread21,
    ),
    (
        "ocip_type_trunkaddressingmultiplecontactread22",
        ocip_type_trunkaddressingmultiplecontactread22,
    ),
    (
        "ocip_type_trunkgroupdevicemultiplecontactendpointmodify",
        ocip_type_trunkgroupdevicemultiplecontactendpointmodify,
    ),
    (
        "ocip_type_trunkgroupdevicemultiplecontactendpointmodify22",
        ocip_type_trunkgroupdevicemultiplecontactendpointmodify22,
    ),
    ("ocip_type_useraddrequest22", ocip_type_useraddrequest22),
    (
        "ocip_type_userconsolidatedmodifyrequest22",
        ocip_type_userconsolidatedmodifyrequest22,
    ),
    ("ocip_type_userdeleterequest", ocip_type_userdeleterequest),
    ("ocip_type_usergetlistingrouprequest", ocip_type_usergetlistingrouprequest),
    ("ocip_type_usergetlistingroupresponse", ocip_type_usergetlistingroupresponse),
    ("ocip_type_usergetrequest22", ocip_type_usergetrequest22),
    ("ocip_type_usergetrequest23v2", ocip_type_usergetrequest23v2),
    ("ocip_type_usergetresponse22", ocip_type_usergetresponse22),
    ("ocip_type_usergetresponse23v2", ocip_type_usergetresponse23v2),
    ("ocip_type_usermodifyrequest22", ocip_type_usermodifyrequest22),
    (
        "userupdate_ns_http_3a_2f_2fschemas_2exmlsoap_2eorg_2fsoap_2fenvelope_2f_element_envelope",
        userupdate_ns_http_3a_2f_2fschemas_2exmlsoap_2eorg_2fsoap_2fenvelope_2f_element_envelope,
    ),
    (
        "userupdate_ns_http_3a_2f_2fschemas_2exmlsoap_2eorg_2fsoap_2fenvelope_2f_element_fault",
        userupdate_ns_http_3a_2f_2fschemas_2exmlsoap_2eorg_2fsoap_2fenvelope_2f_element_fault,
    ),
    (
        "userupdate_ns_http_3a_2f_2fws_2eeasylink_2ecom_2f_52equest_52esponse_2f201__df60658cb8e32bb8_element_response",
        userupdate_ns_http_3a_2f_2fws_2eeasylink_2ecom_2f_52equest_52esponse_2f201__df60658cb8e32bb8_element_response,
    ),
    (
        "userupdate_ns_http_3a_2f_2fws_2eeasylink_2ecom_2f_55ser_55pdate_2f2011_2f0__6deb314b9221a9b2_element_userupdaterequest",
        userupdate_ns_http_3a_2f_2fws_2eeasylink_2ecom_2f_55ser_55pdate_2f2011_2f0__6deb314b9221a9b2_element_userupdaterequest,
    ),
    (
        "userupdate_ns_http_3a_2f_2fws_2eeasylink_2ecom_2f_55ser_55pdate_2f2011_2f0__6deb314b9221a9b2_element_userupdateresult",
        userupdate_ns_http_3a_2f_2fws_2eeasylink_2ecom_2f_55ser_55pdate_2f2011_2f0__6deb314b9221a9b2_element_userupdateresult,
    ),
];
fn ocip_ns__43_type_errorresponse() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xmlns:n1=\"C\" xsi:type=\"n1:ErrorResponse\" echo=\"echo-6\" debugInfo=\"debugInfo-7\" type=\"Error\">\n    <errorCode>2</errorCode>\n    <summary>summary-3</summary>\n    <summaryEnglish>summaryEnglish-4</summaryEnglish>\n    <detail>detail-5</detail>\n  </command>\n</BroadsoftDocument>",
    )?;
    let mut error_response = ocip::base::ErrorResponse::new(
        "summary-3".into(),
        "summaryEnglish-4".into(),
        ocip::base::ErrorResponseType::Error,
    );
    error_response.error_code = Some(2);
    error_response.detail = Some("detail-5".into());
    error_response.echo = Some("echo-6".into());
    error_response.debug_info = Some("debugInfo-7".into());
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::ErrorResponse(error_response)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_ns__43_type_externaluseridentity() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <externalUserIdentity xmlns=\"\">\n    <id>id-1</id>\n    <organizationId>organizationId-2</organizationId>\n    <role>User</role>\n  </externalUserIdentity>\n  <command xmlns=\"\" xsi:type=\"AuthenticationRequest\">\n    <userId>user-3@example.com</userId>\n  </command>\n</BroadsoftDocument>",
    )?;
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::ExternalUserIdentity(ocip::base::ExternalUserIdentity {
                id: "id-1".parse()?,
                organization_id: "organizationId-2".parse()?,
                role: ocip::base::ExternalUserIdentityRole::User,
            }),
            vec![
                ocip::base::OCICommand::AuthenticationRequest(ocip::AuthenticationRequest::new("user-3@example.com"
                .parse() ?))
            ],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_ns__43_type_ocitable() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"GroupGetListInServiceProviderResponse\">\n    <groupTable>\n      <colHeading>colHeading-2</colHeading>\n      <row>\n        <col>col-3</col>\n      </row>\n    </groupTable>\n  </command>\n</BroadsoftDocument>",
    )?;
    let mut group_table = ocip::base::OCITable::new(vec!["colHeading-2".into()]);
    group_table.row = vec![ocip::base::OCITableRow { col : vec!["col-3".into()] }];
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![
                ocip::base::OCICommand::GroupGetListInServiceProviderResponse(ocip::GroupGetListInServiceProviderResponse::new(group_table))
            ],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_ns__43_type_successresponse() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xmlns:n1=\"C\" xsi:type=\"n1:SuccessResponse\" echo=\"echo-2\" debugInfo=\"debugInfo-3\"/>\n</BroadsoftDocument>",
    )?;
    let mut success_response = ocip::base::SuccessResponse::default();
    success_response.echo = Some("echo-2".into());
    success_response.debug_info = Some("debugInfo-3".into());
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::SuccessResponse(success_response)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_accessdevicemultipleidentityandcontactendpointmodify22() -> Made {
    {
        let value = xsdbind::raw::Builder::new()
            .set("BroadsoftDocument/sessionId", "sessionId-1")
            .set("BroadsoftDocument/command[1]/@xsi:type", "UserModifyRequest22")
            .set("BroadsoftDocument/command[1]/userId", "user-2@example.com")
            .set(
                "BroadsoftDocument/command[1]/endpoint/accessDeviceEndpoint/accessDevice/deviceLevel",
                "System",
            )
            .set(
                "BroadsoftDocument/command[1]/endpoint/accessDeviceEndpoint/accessDevice/deviceName",
                "deviceName-3",
            )
            .set(
                "BroadsoftDocument/command[1]/endpoint/accessDeviceEndpoint/linePort",
                "linePort-4",
            )
            .clear(
                "BroadsoftDocument/command[1]/endpoint/accessDeviceEndpoint/privateIdentity",
            )
            .set(
                "BroadsoftDocument/command[1]/endpoint/accessDeviceEndpoint/contactList/contact[1]/sipContact",
                "sipContact-5",
            )
            .set(
                "BroadsoftDocument/command[1]/endpoint/accessDeviceEndpoint/contactList/contact[1]/pathHeader",
                "pathHeader-6",
            )
            .set(
                "BroadsoftDocument/command[1]/endpoint/accessDeviceEndpoint/portNumber",
                1007,
            )
            .set(
                "BroadsoftDocument/command[1]/endpoint/accessDeviceEndpoint/useHotline",
                true,
            )
            .set(
                "BroadsoftDocument/command[1]/endpoint/accessDeviceEndpoint/hotlineContact",
                "hotlineContact-9",
            )
            .set("BroadsoftDocument/@protocol", "OCI")
            .into_value()?;
        let document: ocip::AnyDocument = value.build_document()?;
    }
    Ok(None)
}
fn ocip_type_authenticationresponse() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"AuthenticationResponse\" echo=\"echo-4\" debugInfo=\"debugInfo-5\">\n    <userId>user-2@example.com</userId>\n    <nonce>nonce-3</nonce>\n    <passwordAlgorithm>MD5</passwordAlgorithm>\n  </command>\n</BroadsoftDocument>",
    )?;
    let mut authentication_response = ocip::AuthenticationResponse::new(
        "user-2@example.com".parse()?,
        "nonce-3".into(),
        ocip::DigitalSignatureAlgorithm::Md5,
    );
    authentication_response.echo = Some("echo-4".into());
    authentication_response.debug_info = Some("debugInfo-5".into());
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![
                ocip::base::OCICommand::AuthenticationResponse(authentication_response)
            ],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_enterprisedepartmentkey() -> Made {
    {
        let command: ocip::DepartmentKey = xsdbind::raw::Builder::of_type(
                "EnterpriseDepartmentKey",
            )
            .set("serviceProviderId", "serviceProviderId-9")
            .set("name", "name-10")
            .build()?;
    }
    Ok(None)
}
fn ocip_type_groupdepartmentkey() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"UserAddRequest22\">\n    <serviceProviderId>serviceProviderId-2</serviceProviderId>\n    <groupId>groupId-3</groupId>\n    <userId>user-4@example.com</userId>\n    <lastName>lastName-5</lastName>\n    <firstName>firstName-6</firstName>\n    <callingLineIdLastName>callingLineIdLastName-7</callingLineIdLastName>\n    <callingLineIdFirstName>callingLineIdFirstName-8</callingLineIdFirstName>\n    <department xsi:type=\"GroupDepartmentKey\">\n      <serviceProviderId>serviceProviderId-9</serviceProviderId>\n      <groupId>groupId-10</groupId>\n      <name>name-11</name>\n    </department>\n  </command>\n</BroadsoftDocument>",
    )?;
    let mut request = ocip::UserAddRequest22::new(ocip::UserAddRequest22Required {
        service_provider_id: "serviceProviderId-2".parse()?,
        group_id: "groupId-3".parse()?,
        user_id: "user-4@example.com".parse()?,
        last_name: "lastName-5".parse()?,
        first_name: "firstName-6".parse()?,
        calling_line_id_last_name: "callingLineIdLastName-7".parse()?,
        calling_line_id_first_name: "callingLineIdFirstName-8".parse()?,
    });
    request.department = Some(
        ocip::DepartmentKey::GroupDepartmentKey(ocip::GroupDepartmentKey {
            service_provider_id: "serviceProviderId-9".parse()?,
            group_id: "groupId-10".parse()?,
            name: "name-11".parse()?,
        }),
    );
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::UserAddRequest22(request)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_groupfindmefollowmeaddalertinggrouprequest() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"GroupFindMeFollowMeAddAlertingGroupRequest\" echo=\"echo-9\" requestLocale=\"requestLocale-10\">\n    <serviceUserId>user-2@example.com</serviceUserId>\n    <alertingGroupName>alertingGroupName-3</alertingGroupName>\n    <alertingGroupDescription>alertingGroupDescription-4</alertingGroupDescription>\n    <useDiversionInhibitor>true</useDiversionInhibitor>\n    <answerConfirmationRequired>true</answerConfirmationRequired>\n    <numberOfRings>7</numberOfRings>\n    <phoneNumber>+15550100008</phoneNumber>\n  </command>\n</BroadsoftDocument>",
    )?;
    let mut request = ocip::GroupFindMeFollowMeAddAlertingGroupRequest::new(
        "user-2@example.com".parse()?,
        "alertingGroupName-3".parse()?,
        true,
        true,
        "7".parse()?,
    );
    request.alerting_group_description = Some("alertingGroupDescription-4".parse()?);
    request.phone_number_choice = vec![
        ocip::GroupFindMeFollowMeAddAlertingGroupRequestPhoneNumberChoice::PhoneNumber("+15550100008"
        .parse() ?)
    ];
    request.echo = Some("echo-9".into());
    request.request_locale = Some("requestLocale-10".parse()?);
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![
                ocip::base::OCICommand::GroupFindMeFollowMeAddAlertingGroupRequest(request)
            ],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_groupgetlistinserviceproviderrequest() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"GroupGetListInServiceProviderRequest\" echo=\"echo-8\" requestLocale=\"requestLocale-9\">\n    <serviceProviderId>serviceProviderId-2</serviceProviderId>\n    <responseSizeLimit>3</responseSizeLimit>\n    <searchCriteriaGroupId>\n      <mode>Starts With</mode>\n      <value>value-4</value>\n      <isCaseInsensitive>true</isCaseInsensitive>\n    </searchCriteriaGroupId>\n    <searchCriteriaGroupName>\n      <mode>Starts With</mode>\n      <value>value-6</value>\n      <isCaseInsensitive>true</isCaseInsensitive>\n    </searchCriteriaGroupName>\n  </command>\n</BroadsoftDocument>",
    )?;
    let mut request = ocip::GroupGetListInServiceProviderRequest::new(
        "serviceProviderId-2".parse()?,
    );
    request.response_size_limit = Some("3".parse()?);
    request.search_criteria_group_id = vec![
        ocip::SearchCriteriaGroupId { mode : ocip::SearchMode::StartsWith, value :
        "value-4".parse() ?, is_case_insensitive : true }
    ];
    request.search_criteria_group_name = vec![
        ocip::SearchCriteriaGroupName { mode : ocip::SearchMode::StartsWith, value :
        "value-6".parse() ?, is_case_insensitive : true }
    ];
    request.echo = Some("echo-8".into());
    request.request_locale = Some("requestLocale-9".parse()?);
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::GroupGetListInServiceProviderRequest(request)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_loginrequest14sp4() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"LoginRequest14sp4\" echo=\"echo-5\" requestLocale=\"requestLocale-6\">\n    <userId>user-2@example.com</userId>\n    <signedPassword>signedPassword-3</signedPassword>\n    <plainTextPassword>plainTextPassword-4</plainTextPassword>\n  </command>\n</BroadsoftDocument>",
    )?;
    let mut request = ocip::LoginRequest14sp4::new("user-2@example.com".parse()?);
    request.signed_password = Some("signedPassword-3".parse()?);
    request.plain_text_password = Some("plainTextPassword-4".parse()?);
    request.echo = Some("echo-5".into());
    request.request_locale = Some("requestLocale-6".parse()?);
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::LoginRequest14sp4(request)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_loginrequest22v5() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"LoginRequest22V5\" echo=\"echo-5\" requestLocale=\"requestLocale-6\">\n    <userId>user-2@example.com</userId>\n    <password>password-3</password>\n    <signedPassword>signedPassword-4</signedPassword>\n  </command>\n</BroadsoftDocument>",
    )?;
    let mut request = ocip::LoginRequest22V5::new("user-2@example.com".parse()?);
    request.password = Some("password-3".parse()?);
    request.signed_password = Some("signedPassword-4".parse()?);
    request.echo = Some("echo-5".into());
    request.request_locale = Some("requestLocale-6".parse()?);
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::LoginRequest22V5(request)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_loginresponse14sp4() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"LoginResponse14sp4\" echo=\"echo-9\" debugInfo=\"debugInfo-10\">\n    <loginType>System</loginType>\n    <locale>loca2</locale>\n    <encoding>encoding-3</encoding>\n    <groupId>groupId-4</groupId>\n    <serviceProviderId>serviceProviderId-5</serviceProviderId>\n    <isEnterprise>true</isEnterprise>\n    <passwordExpiresDays>7</passwordExpiresDays>\n    <userDomain>userDomain-8</userDomain>\n  </command>\n</BroadsoftDocument>",
    )?;
    let mut login_response14sp4 = ocip::LoginResponse14sp4::new(
        ocip::LoginType::System,
        "loca2".parse()?,
        "encoding-3".parse()?,
        true,
        "userDomain-8".parse()?,
    );
    login_response14sp4.group_id = Some("groupId-4".parse()?);
    login_response14sp4.service_provider_id = Some("serviceProviderId-5".parse()?);
    login_response14sp4.password_expires_days = Some(7);
    login_response14sp4.echo = Some("echo-9".into());
    login_response14sp4.debug_info = Some("debugInfo-10".into());
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::LoginResponse14sp4(login_response14sp4)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_loginresponse22v5() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"LoginResponse22V5\" echo=\"echo-11\" debugInfo=\"debugInfo-12\">\n    <loginType>System</loginType>\n    <locale>locale-2</locale>\n    <encoding>encoding-3</encoding>\n    <groupId>groupId-4</groupId>\n    <serviceProviderId>serviceProviderId-5</serviceProviderId>\n    <isEnterprise>true</isEnterprise>\n    <passwordExpiresDays>7</passwordExpiresDays>\n    <userDomain>userDomain-8</userDomain>\n    <resellerId>resellerId-9</resellerId>\n    <tokenRevocationTime>10</tokenRevocationTime>\n  </command>\n</BroadsoftDocument>",
    )?;
    let mut login_response22_v5 = ocip::LoginResponse22V5::new(
        ocip::LoginType22::System,
        "locale-2".parse()?,
        "encoding-3".parse()?,
        true,
        "userDomain-8".parse()?,
    );
    login_response22_v5.group_id = Some("groupId-4".parse()?);
    login_response22_v5.service_provider_id = Some("serviceProviderId-5".parse()?);
    login_response22_v5.password_expires_days = Some(7);
    login_response22_v5.reseller_id = Some("resellerId-9".parse()?);
    login_response22_v5.token_revocation_time = Some(10);
    login_response22_v5.echo = Some("echo-11".into());
    login_response22_v5.debug_info = Some("debugInfo-12".into());
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::LoginResponse22V5(login_response22_v5)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_logoutrequest() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"LogoutRequest\" echo=\"echo-3\" requestLocale=\"requestLocale-4\">\n    <userId>user-2@example.com</userId>\n    <reason>Client Logout</reason>\n  </command>\n</BroadsoftDocument>",
    )?;
    let mut request = ocip::LogoutRequest::new("user-2@example.com".parse()?);
    request.reason = Some(ocip::LogoutRequestReason::ClientLogout);
    request.echo = Some("echo-3".into());
    request.request_locale = Some("requestLocale-4".parse()?);
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::LogoutRequest(request)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_trunkaddressingmultiplecontactadd22() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"UserAddRequest22\">\n    <serviceProviderId>serviceProviderId-2</serviceProviderId>\n    <groupId>groupId-3</groupId>\n    <userId>user-4@example.com</userId>\n    <lastName>lastName-5</lastName>\n    <firstName>firstName-6</firstName>\n    <callingLineIdLastName>callingLineIdLastName-7</callingLineIdLastName>\n    <callingLineIdFirstName>callingLineIdFirstName-8</callingLineIdFirstName>\n    <trunkAddressing>\n      <trunkGroupDeviceEndpoint>\n        <name>name-9</name>\n        <linePort>linePort-10</linePort>\n        <contact>\n          <sipContact>sipContact-11</sipContact>\n          <pathHeader>pathHeader-12</pathHeader>\n        </contact>\n      </trunkGroupDeviceEndpoint>\n      <enterpriseTrunkName>enterpriseTrunkName-13</enterpriseTrunkName>\n      <alternateTrunkIdentity>alternateTrunkIdentity-14</alternateTrunkIdentity>\n      <alternateTrunkIdentityDomain>alternateTrunkIdentityDomain-15</alternateTrunkIdentityDomain>\n      <physicalLocation>physicalLocation-16</physicalLocation>\n    </trunkAddressing>\n  </command>\n</BroadsoftDocument>",
    )?;
    let mut contact = ocip::SIPContactInfo::new("sipContact-11".parse()?);
    contact.path_header = Some("pathHeader-12".parse()?);
    let mut trunk_group_device_endpoint = ocip::TrunkGroupDeviceMultipleContactEndpointAdd22::new(
        "name-9".parse()?,
        "linePort-10".parse()?,
    );
    trunk_group_device_endpoint.contact = vec![contact];
    let mut trunk_addressing = ocip::TrunkAddressingMultipleContactAdd22::default();
    trunk_addressing.trunk_group_device_endpoint = Some(trunk_group_device_endpoint);
    trunk_addressing.enterprise_trunk_name = Some("enterpriseTrunkName-13".parse()?);
    trunk_addressing.alternate_trunk_identity = Some(
        "alternateTrunkIdentity-14".parse()?,
    );
    trunk_addressing.alternate_trunk_identity_domain = Some(
        "alternateTrunkIdentityDomain-15".parse()?,
    );
    trunk_addressing.physical_location = Some("physicalLocation-16".parse()?);
    let mut request = ocip::UserAddRequest22::new(ocip::UserAddRequest22Required {
        service_provider_id: "serviceProviderId-2".parse()?,
        group_id: "groupId-3".parse()?,
        user_id: "user-4@example.com".parse()?,
        last_name: "lastName-5".parse()?,
        first_name: "firstName-6".parse()?,
        calling_line_id_last_name: "callingLineIdLastName-7".parse()?,
        calling_line_id_first_name: "callingLineIdFirstName-8".parse()?,
    });
    request.access_device_endpoint_choice = Some(
        ocip::UserAddRequest22AccessDeviceEndpointChoice::TrunkAddressing(
            trunk_addressing,
        ),
    );
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::UserAddRequest22(request)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_trunkaddressingmultiplecontactread21() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"UserGetResponse22\">\n    <serviceProviderId>serviceProviderId-2</serviceProviderId>\n    <groupId>groupId-3</groupId>\n    <userId>user-4@example.com</userId>\n    <lastName>lastName-5</lastName>\n    <firstName>firstName-6</firstName>\n    <callingLineIdLastName>callingLineIdLastName-7</callingLineIdLastName>\n    <callingLineIdFirstName>callingLineIdFirstName-8</callingLineIdFirstName>\n    <language>language-9</language>\n    <timeZone>timeZone-10</timeZone>\n    <timeZoneDisplayName>timeZoneDisplayName-11</timeZoneDisplayName>\n    <defaultAlias>defaultAlias-12</defaultAlias>\n    <trunkAddressing>\n      <trunkGroupDeviceEndpoint>\n        <name>name-13</name>\n        <linePort>linePort-14</linePort>\n        <contact>contact-15</contact>\n        <staticRegistrationCapable>true</staticRegistrationCapable>\n        <useDomain>true</useDomain>\n        <isPilotUser>true</isPilotUser>\n      </trunkGroupDeviceEndpoint>\n      <enterpriseTrunkName>enterpriseTrunkName-19</enterpriseTrunkName>\n      <alternateTrunkIdentity>alternateTrunkIdentity-20</alternateTrunkIdentity>\n      <alternateTrunkIdentityDomain>alternateTrunkIdentityDomain-21</alternateTrunkIdentityDomain>\n    </trunkAddressing>\n    <countryCode>22</countryCode>\n  </command>\n</BroadsoftDocument>",
    )?;
    let mut trunk_group_device_endpoint = ocip::TrunkGroupDeviceMultipleContactEndpointRead::new(
        "name-13".parse()?,
        "linePort-14".parse()?,
        true,
        true,
        true,
    );
    trunk_group_device_endpoint.contact = vec!["contact-15".parse() ?];
    let mut trunk_addressing = ocip::TrunkAddressingMultipleContactRead21::default();
    trunk_addressing.trunk_group_device_endpoint = Some(trunk_group_device_endpoint);
    trunk_addressing.enterprise_trunk_name = Some("enterpriseTrunkName-19".parse()?);
    trunk_addressing.alternate_trunk_identity = Some(
        "alternateTrunkIdentity-20".parse()?,
    );
    trunk_addressing.alternate_trunk_identity_domain = Some(
        "alternateTrunkIdentityDomain-21".parse()?,
    );
    let mut user_get_response22 = ocip::UserGetResponse22::new(ocip::UserGetResponse22Required {
        service_provider_id: "serviceProviderId-2".parse()?,
        group_id: "groupId-3".parse()?,
        user_id: "user-4@example.com".parse()?,
        last_name: "lastName-5".parse()?,
        first_name: "firstName-6".parse()?,
        calling_line_id_last_name: "callingLineIdLastName-7".parse()?,
        calling_line_id_first_name: "callingLineIdFirstName-8".parse()?,
        language: "language-9".parse()?,
        time_zone: "timeZone-10".parse()?,
        time_zone_display_name: "timeZoneDisplayName-11".parse()?,
        default_alias: "defaultAlias-12".parse()?,
        country_code: "22".parse()?,
    });
    user_get_response22.access_device_endpoint_choice = Some(
        ocip::UserGetResponse22AccessDeviceEndpointChoice::TrunkAddressing(
            trunk_addressing,
        ),
    );
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::UserGetResponse22(user_get_response22)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_trunkaddressingmultiplecontactread22() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"UserGetResponse23V2\">\n    <serviceProviderId>serviceProviderId-2</serviceProviderId>\n    <groupId>groupId-3</groupId>\n    <userId>user-4@example.com</userId>\n    <lastName>lastName-5</lastName>\n    <firstName>firstName-6</firstName>\n    <callingLineIdLastName>callingLineIdLastName-7</callingLineIdLastName>\n    <callingLineIdFirstName>callingLineIdFirstName-8</callingLineIdFirstName>\n    <language>language-9</language>\n    <timeZone>timeZone-10</timeZone>\n    <timeZoneDisplayName>timeZoneDisplayName-11</timeZoneDisplayName>\n    <defaultAlias>defaultAlias-12</defaultAlias>\n    <trunkAddressing>\n      <trunkGroupDeviceEndpoint>\n        <name>name-13</name>\n        <linePort>linePort-14</linePort>\n        <contact>\n          <sipContact>sipContact-15</sipContact>\n          <pathHeader>pathHeader-16</pathHeader>\n        </contact>\n        <staticRegistrationCapable>true</staticRegistrationCapable>\n        <useDomain>true</useDomain>\n        <isPilotUser>true</isPilotUser>\n      </trunkGroupDeviceEndpoint>\n      <enterpriseTrunkName>enterpriseTrunkName-20</enterpriseTrunkName>\n      <alternateTrunkIdentity>alternateTrunkIdentity-21</alternateTrunkIdentity>\n      <alternateTrunkIdentityDomain>alternateTrunkIdentityDomain-22</alternateTrunkIdentityDomain>\n      <physicalLocation>physicalLocation-23</physicalLocation>\n    </trunkAddressing>\n    <countryCode>24</countryCode>\n    <allowVideo>true</allowVideo>\n  </command>\n</BroadsoftDocument>",
    )?;
    let mut contact = ocip::SIPContactInfo::new("sipContact-15".parse()?);
    contact.path_header = Some("pathHeader-16".parse()?);
    let mut trunk_group_device_endpoint = ocip::TrunkGroupDeviceMultipleContactEndpointRead22::new(
        "name-13".parse()?,
        "linePort-14".parse()?,
        true,
        true,
        true,
    );
    trunk_group_device_endpoint.contact = vec![contact];
    let mut trunk_addressing = ocip::TrunkAddressingMultipleContactRead22::default();
    trunk_addressing.trunk_group_device_endpoint = Some(trunk_group_device_endpoint);
    trunk_addressing.enterprise_trunk_name = Some("enterpriseTrunkName-20".parse()?);
    trunk_addressing.alternate_trunk_identity = Some(
        "alternateTrunkIdentity-21".parse()?,
    );
    trunk_addressing.alternate_trunk_identity_domain = Some(
        "alternateTrunkIdentityDomain-22".parse()?,
    );
    trunk_addressing.physical_location = Some("physicalLocation-23".parse()?);
    let mut user_get_response23_v2 = ocip::UserGetResponse23V2::new(ocip::UserGetResponse23V2Required {
        service_provider_id: "serviceProviderId-2".parse()?,
        group_id: "groupId-3".parse()?,
        user_id: "user-4@example.com".parse()?,
        last_name: "lastName-5".parse()?,
        first_name: "firstName-6".parse()?,
        calling_line_id_last_name: "callingLineIdLastName-7".parse()?,
        calling_line_id_first_name: "callingLineIdFirstName-8".parse()?,
        language: "language-9".parse()?,
        time_zone: "timeZone-10".parse()?,
        time_zone_display_name: "timeZoneDisplayName-11".parse()?,
        default_alias: "defaultAlias-12".parse()?,
        country_code: "24".parse()?,
        allow_video: true,
    });
    user_get_response23_v2.access_device_endpoint_choice = Some(
        ocip::UserGetResponse23V2AccessDeviceEndpointChoice::TrunkAddressing(
            trunk_addressing,
        ),
    );
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::UserGetResponse23V2(user_get_response23_v2)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_trunkgroupdevicemultiplecontactendpointmodify() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"UserConsolidatedModifyRequest22\">\n    <userId>user-2@example.com</userId>\n    <endpoint>\n      <trunkAddressing>\n        <trunkGroupDeviceEndpoint>\n          <name>name-3</name>\n          <linePort>linePort-4</linePort>\n          <contactList xsi:nil=\"true\"/>\n        </trunkGroupDeviceEndpoint>\n      </trunkAddressing>\n    </endpoint>\n  </command>\n</BroadsoftDocument>",
    )?;
    use xsdbind::Tri;
    let mut trunk_group_device_endpoint = ocip::TrunkGroupDeviceMultipleContactEndpointModify::default();
    trunk_group_device_endpoint.name = Some("name-3".parse()?);
    trunk_group_device_endpoint.line_port = Some("linePort-4".parse()?);
    trunk_group_device_endpoint.contact_list = Tri::Nil;
    let mut trunk_addressing = ocip::TrunkAddressingMultipleContactModify::default();
    trunk_addressing.trunk_group_device_endpoint = Tri::Value(
        trunk_group_device_endpoint,
    );
    let mut request = ocip::UserConsolidatedModifyRequest22::new(
        "user-2@example.com".parse()?,
    );
    request.endpoint = Tri::Value(
        ocip::UserConsolidatedModifyRequest22Endpoint::TrunkAddressing(trunk_addressing),
    );
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::UserConsolidatedModifyRequest22(request)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_trunkgroupdevicemultiplecontactendpointmodify22() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"UserModifyRequest22\">\n    <userId>user-2@example.com</userId>\n    <endpoint>\n      <trunkAddressing>\n        <trunkGroupDeviceEndpoint>\n          <name>name-3</name>\n          <linePort>linePort-4</linePort>\n          <contactList xsi:nil=\"true\"/>\n        </trunkGroupDeviceEndpoint>\n      </trunkAddressing>\n    </endpoint>\n  </command>\n</BroadsoftDocument>",
    )?;
    use xsdbind::Tri;
    let mut trunk_group_device_endpoint = ocip::TrunkGroupDeviceMultipleContactEndpointModify22::default();
    trunk_group_device_endpoint.name = Some("name-3".parse()?);
    trunk_group_device_endpoint.line_port = Some("linePort-4".parse()?);
    trunk_group_device_endpoint.contact_list = Tri::Nil;
    let mut trunk_addressing = ocip::TrunkAddressingMultipleContactModify22::default();
    trunk_addressing.trunk_group_device_endpoint = Tri::Value(
        trunk_group_device_endpoint,
    );
    let mut request = ocip::UserModifyRequest22::new("user-2@example.com".parse()?);
    request.endpoint = Tri::Value(
        ocip::UserModifyRequest22Endpoint::TrunkAddressing(trunk_addressing),
    );
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::UserModifyRequest22(request)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_useraddrequest22() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"UserAddRequest22\" echo=\"echo-43\" requestLocale=\"requestLocale-44\">\n    <serviceProviderId>serviceProviderId-2</serviceProviderId>\n    <groupId>groupId-3</groupId>\n    <userId>user-4@example.com</userId>\n    <lastName>lastName-5</lastName>\n    <firstName>firstName-6</firstName>\n    <callingLineIdLastName>callingLineIdLastName-7</callingLineIdLastName>\n    <callingLineIdFirstName>callingLineIdFirstName-8</callingLineIdFirstName>\n    <nameDialingName>\n      <nameDialingLastName>nameDialingLastName-9</nameDialingLastName>\n      <nameDialingFirstName>nameDialingFirstName-10</nameDialingFirstName>\n    </nameDialingName>\n    <hiraganaLastName>hiraganaLastName-11</hiraganaLastName>\n    <hiraganaFirstName>hiraganaFirstName-12</hiraganaFirstName>\n    <phoneNumber>+15550100013</phoneNumber>\n    <extension>+15550100014</extension>\n    <callingLineIdPhoneNumber>+15550100015</callingLineIdPhoneNumber>\n    <password>password-16</password>\n    <department xsi:type=\"EnterpriseDepartmentKey\">\n      <serviceProviderId>serviceProviderId-17</serviceProviderId>\n      <name>name-18</name>\n    </department>\n    <language>language-19</language>\n    <timeZone>timeZone-20</timeZone>\n    <alias>alias-21</alias>\n    <accessDeviceEndpoint>\n      <accessDevice>\n        <deviceLevel>System</deviceLevel>\n        <deviceName>deviceName-22</deviceName>\n      </accessDevice>\n      <linePort>linePort-23</linePort>\n      <privateIdentity>privateIdentity-24</privateIdentity>\n      <contact>\n        <sipContact>sipContact-25</sipContact>\n        <pathHeader>pathHeader-26</pathHeader>\n      </contact>\n      <portNumber>27</portNumber>\n    </accessDeviceEndpoint>\n    <title>title-28</title>\n    <pagerPhoneNumber>+15550100029</pagerPhoneNumber>\n    <mobilePhoneNumber>+15550100030</mobilePhoneNumber>\n    <emailAddress>user-31@example.com</emailAddress>\n    <yahooId>yahooId-32</yahooId>\n    <addressLocation>user-33@example.com</addressLocation>\n    <address>\n      <addressLine1 xsi:nil=\"true\"/>\n      <addressLine2>user-34@example.com</addressLine2>\n      <city>city-35</city>\n      <stateOrProvince>stateOrProvince-36</stateOrProvince>\n      <stateOrProvinceDisplayName>stateOrProvinceDisplayName-37</stateOrProvinceDisplayName>\n      <zipOrPostalCode>zipOrPostalCode-38</zipOrPostalCode>\n      <country>country-39</country>\n    </address>\n    <networkClassOfService>networkClassOfService-40</networkClassOfService>\n    <alternateUserId>\n      <alternateUserId>user-41@example.com</alternateUserId>\n      <description>description-42</description>\n    </alternateUserId>\n  </command>\n</BroadsoftDocument>",
    )?;
    use xsdbind::Tri;
    let mut contact = ocip::SIPContactInfo::new("sipContact-25".parse()?);
    contact.path_header = Some("pathHeader-26".parse()?);
    let mut access_device_endpoint = ocip::AccessDeviceMultipleIdentityAndContactEndpointAdd22::new(
        ocip::AccessDevice {
            device_level: ocip::AccessDeviceLevel::System,
            device_name: "deviceName-22".parse()?,
        },
        "linePort-23".parse()?,
    );
    access_device_endpoint.private_identity = Some("privateIdentity-24".parse()?);
    access_device_endpoint.contact = vec![contact];
    access_device_endpoint.port_number = Some("27".parse()?);
    let mut address = ocip::StreetAddress::default();
    address.address_line1 = Tri::Nil;
    address.address_line2 = Tri::Value("user-34@example.com".parse()?);
    address.city = Tri::Value("city-35".parse()?);
    address.state_or_province = Tri::Value("stateOrProvince-36".parse()?);
    address.state_or_province_display_name = Some(
        "stateOrProvinceDisplayName-37".parse()?,
    );
    address.zip_or_postal_code = Tri::Value("zipOrPostalCode-38".parse()?);
    address.country = Tri::Value("country-39".parse()?);
    let mut alternate_user_id = ocip::AlternateUserIdEntry::new(
        "user-41@example.com".parse()?,
    );
    alternate_user_id.description = Some("description-42".parse()?);
    let mut request = ocip::UserAddRequest22::new(ocip::UserAddRequest22Required {
        service_provider_id: "serviceProviderId-2".parse()?,
        group_id: "groupId-3".parse()?,
        user_id: "user-4@example.com".parse()?,
        last_name: "lastName-5".parse()?,
        first_name: "firstName-6".parse()?,
        calling_line_id_last_name: "callingLineIdLastName-7".parse()?,
        calling_line_id_first_name: "callingLineIdFirstName-8".parse()?,
    });
    request.name_dialing_name = Some(ocip::NameDialingName {
        name_dialing_last_name: "nameDialingLastName-9".parse()?,
        name_dialing_first_name: "nameDialingFirstName-10".parse()?,
    });
    request.hiragana_last_name = Some("hiraganaLastName-11".parse()?);
    request.hiragana_first_name = Some("hiraganaFirstName-12".parse()?);
    request.phone_number = Some("+15550100013".parse()?);
    request.extension = Some("+15550100014".parse()?);
    request.calling_line_id_phone_number = Some("+15550100015".parse()?);
    request.password = Some("password-16".parse()?);
    request.department = Some(
        ocip::DepartmentKey::EnterpriseDepartmentKey(ocip::EnterpriseDepartmentKey {
            service_provider_id: "serviceProviderId-17".parse()?,
            name: "name-18".parse()?,
        }),
    );
    request.language = Some("language-19".parse()?);
    request.time_zone = Some("timeZone-20".parse()?);
    request.alias = vec!["alias-21".parse() ?];
    request.access_device_endpoint_choice = Some(
        ocip::UserAddRequest22AccessDeviceEndpointChoice::AccessDeviceEndpoint(
            access_device_endpoint,
        ),
    );
    request.title = Some("title-28".parse()?);
    request.pager_phone_number = Some("+15550100029".parse()?);
    request.mobile_phone_number = Some("+15550100030".parse()?);
    request.email_address = Some("user-31@example.com".parse()?);
    request.yahoo_id = Some("yahooId-32".parse()?);
    request.address_location = Some("user-33@example.com".parse()?);
    request.address = Some(address);
    request.network_class_of_service = Some("networkClassOfService-40".parse()?);
    request.alternate_user_id = vec![alternate_user_id];
    request.echo = Some("echo-43".into());
    request.request_locale = Some("requestLocale-44".parse()?);
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::UserAddRequest22(request)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_userconsolidatedmodifyrequest22() -> Made {
    {
        let builder = xsdbind::raw::Builder::of_type("UserConsolidatedModifyRequest22")
            .set("userId", "user-2@example.com")
            .set("deleteExistingDevices", true)
            .set("unassignPhoneNumbers", "Group")
            .set("addPhoneNumberToGroup", true)
            .set("newUserId", "user-3@example.com")
            .set("lastName", "lastName-4")
            .set("firstName", "firstName-5")
            .set("callingLineIdLastName", "callingLineIdLastName-6")
            .set("callingLineIdFirstName", "callingLineIdFirstName-7")
            .clear("nameDialingName")
            .set("hiraganaLastName", "hiraganaLastName-8")
            .set("hiraganaFirstName", "hiraganaFirstName-9")
            .set("phoneNumber", "+15550100010")
            .set(
                "alternateUserIdList/alternateUserId[1]/alternateUserId",
                "user-11@example.com",
            )
            .set("alternateUserIdList/alternateUserId[1]/description", "description-12")
            .set("extension", "+15550100013")
            .set("callingLineIdPhoneNumber", "+15550100014")
            .set("oldPassword", "oldPassword-15")
            .set("newPassword", "newPassword-16")
            .set("department/@xsi:type", "EnterpriseDepartmentKey")
            .set("department/serviceProviderId", "serviceProviderId-17")
            .set("department/name", "name-18")
            .set("language", "language-19")
            .set("timeZone", "timeZone-20")
            .set("sipAliasList/sipAlias[1]", "sipAlias-21")
            .set("endpoint/accessDeviceEndpoint/accessDevice/deviceLevel", "System")
            .set(
                "endpoint/accessDeviceEndpoint/accessDevice/deviceName",
                "deviceName-22",
            )
            .set("endpoint/accessDeviceEndpoint/linePort", "linePort-23")
            .set("endpoint/accessDeviceEndpoint/privateIdentity", "privateIdentity-24")
            .set("endpoint/accessDeviceEndpoint/contactList/contact[1]", "contact-25")
            .set("endpoint/accessDeviceEndpoint/portNumber", 26)
            .set("endpoint/accessDeviceEndpoint/deviceType", "deviceType-27")
            .set("endpoint/accessDeviceEndpoint/protocol", "protocol-28")
            .set("endpoint/accessDeviceEndpoint/netAddress", "user-29@example.com")
            .set("endpoint/accessDeviceEndpoint/port", 1025)
            .set(
                "endpoint/accessDeviceEndpoint/outboundProxyServerNetAddress",
                "user-31@example.com",
            )
            .set(
                "endpoint/accessDeviceEndpoint/stunServerNetAddress",
                "user-32@example.com",
            )
            .set("endpoint/accessDeviceEndpoint/macAddress", "macAddress33")
            .set("endpoint/accessDeviceEndpoint/serialNumber", "+15550100034")
            .set("endpoint/accessDeviceEndpoint/description", "description-35")
            .set("endpoint/accessDeviceEndpoint/physicalLocation", "physicalLocation-36")
            .set("endpoint/accessDeviceEndpoint/transportProtocol", "UDP")
            .set("endpoint/accessDeviceEndpoint/useCustomUserNamePassword", true)
            .set(
                "endpoint/accessDeviceEndpoint/accessDeviceCredentials/userName",
                "userName-38",
            )
            .set(
                "endpoint/accessDeviceEndpoint/accessDeviceCredentials/password",
                "password-39",
            )
            .set("endpoint/accessDeviceEndpoint/useHotline", true)
            .set("endpoint/accessDeviceEndpoint/hotlineContact", "hotlineContact-41")
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/accessDevice/deviceLevel",
                "System",
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/accessDevice/deviceName",
                "deviceName-42",
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/linePort",
                "linePort-43",
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/privateIdentity",
                "privateIdentity-44",
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/contact",
                "contact-45",
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/portNumber",
                46,
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/isActive",
                true,
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/allowOrigination",
                true,
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/allowTermination",
                true,
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/deviceType",
                "deviceType-50",
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/protocol",
                "protocol-51",
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/netAddress",
                "user-52@example.com",
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/port",
                1025,
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/outboundProxyServerNetAddress",
                "user-54@example.com",
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/stunServerNetAddress",
                "user-55@example.com",
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/macAddress",
                "macAddress56",
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/serialNumber",
                "+15550100057",
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/description",
                "description-58",
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/physicalLocation",
                "physicalLocation-59",
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/transportProtocol",
                "UDP",
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/useCustomUserNamePassword",
                true,
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/accessDeviceCredentials/userName",
                "userName-61",
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/accessDeviceCredentials/password",
                "password-62",
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/useHotline",
                true,
            )
            .set(
                "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint[1]/hotlineContact",
                "hotlineContact-64",
            )
            .set("title", "title-65")
            .set("pagerPhoneNumber", "+15550100066")
            .set("mobilePhoneNumber", "+15550100067")
            .set("emailAddress", "user-68@example.com")
            .set("yahooId", "yahooId-69")
            .set("addressLocation", "user-70@example.com")
            .set("address/addressLine1", "user-71@example.com")
            .set("address/addressLine2", "user-72@example.com")
            .set("address/city", "city-73")
            .set("address/stateOrProvince", "stateOrProvince-74")
            .set("address/stateOrProvinceDisplayName", "stateOrProvinceDisplayName-75")
            .set("address/zipOrPostalCode", "zipOrPostalCode-76")
            .set("address/country", "country-77")
            .set("networkClassOfService", "networkClassOfService-78")
            .set(
                "userServiceList/userServiceServiceName[1]/userServiceName",
                "3G/4G Continuity",
            )
            .set(
                "userServiceList/userServiceServiceName[1]/authorizedQuantity/unlimited",
                true,
            )
            .set("servicePackList/servicePack[1]/servicePackName", "servicePackName-79")
            .set("servicePackList/servicePack[1]/authorizedQuantity/unlimited", true)
            .set("thirdPartyVoiceMailServerSelection", "Group Mail Server")
            .set("thirdPartyVoiceMailServerUserServer", "user-80@example.com")
            .set("thirdPartyVoiceMailServerMailboxIdType", "User Or Group Phone Number")
            .set("thirdPartyVoiceMailMailboxURL", "user-81@example.com")
            .set("sipAuthenticationUserName", "sipAuthenticationUserName-82")
            .set("newSipAuthenticationPassword", "newSipAuthenticationPassword-83")
            .set("OldSipAuthenticationPassword", "OldSipAuthenticationPassword-84")
            .set("newPasscode", "newPasscode-85")
            .set("oldPasscode", "oldPasscode-86")
            .set("impPassword", "impPassword-87");
        let command: ocip::base::OCICommand = builder
            .set("newUserExternalId", "newUserExternalId-88")
            .set("@echo", "echo-89")
            .set("@requestLocale", "requestLocale-90")
            .build()?;
    }
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"UserConsolidatedModifyRequest22\" echo=\"echo-89\" requestLocale=\"requestLocale-90\">\n    <userId>user-2@example.com</userId>\n    <deleteExistingDevices>true</deleteExistingDevices>\n    <unassignPhoneNumbers>Group</unassignPhoneNumbers>\n    <addPhoneNumberToGroup>true</addPhoneNumberToGroup>\n    <newUserId>user-3@example.com</newUserId>\n    <lastName>lastName-4</lastName>\n    <firstName>firstName-5</firstName>\n    <callingLineIdLastName>callingLineIdLastName-6</callingLineIdLastName>\n    <callingLineIdFirstName>callingLineIdFirstName-7</callingLineIdFirstName>\n    <nameDialingName xsi:nil=\"true\"/>\n    <hiraganaLastName>hiraganaLastName-8</hiraganaLastName>\n    <hiraganaFirstName>hiraganaFirstName-9</hiraganaFirstName>\n    <phoneNumber>+15550100010</phoneNumber>\n    <alternateUserIdList>\n      <alternateUserId>\n        <alternateUserId>user-11@example.com</alternateUserId>\n        <description>description-12</description>\n      </alternateUserId>\n    </alternateUserIdList>\n    <extension>+15550100013</extension>\n    <callingLineIdPhoneNumber>+15550100014</callingLineIdPhoneNumber>\n    <oldPassword>oldPassword-15</oldPassword>\n    <newPassword>newPassword-16</newPassword>\n    <department xsi:type=\"EnterpriseDepartmentKey\">\n      <serviceProviderId>serviceProviderId-17</serviceProviderId>\n      <name>name-18</name>\n    </department>\n    <language>language-19</language>\n    <timeZone>timeZone-20</timeZone>\n    <sipAliasList>\n      <sipAlias>sipAlias-21</sipAlias>\n    </sipAliasList>\n    <endpoint>\n      <accessDeviceEndpoint>\n        <accessDevice>\n          <deviceLevel>System</deviceLevel>\n          <deviceName>deviceName-22</deviceName>\n        </accessDevice>\n        <linePort>linePort-23</linePort>\n        <privateIdentity>privateIdentity-24</privateIdentity>\n        <contactList>\n          <contact>contact-25</contact>\n        </contactList>\n        <portNumber>26</portNumber>\n        <deviceType>deviceType-27</deviceType>\n        <protocol>protocol-28</protocol>\n        <netAddress>user-29@example.com</netAddress>\n        <port>1025</port>\n        <outboundProxyServerNetAddress>user-31@example.com</outboundProxyServerNetAddress>\n        <stunServerNetAddress>user-32@example.com</stunServerNetAddress>\n        <macAddress>macAddress33</macAddress>\n        <serialNumber>+15550100034</serialNumber>\n        <description>description-35</description>\n        <physicalLocation>physicalLocation-36</physicalLocation>\n        <transportProtocol>UDP</transportProtocol>\n        <useCustomUserNamePassword>true</useCustomUserNamePassword>\n        <accessDeviceCredentials>\n          <userName>userName-38</userName>\n          <password>password-39</password>\n        </accessDeviceCredentials>\n        <useHotline>true</useHotline>\n        <hotlineContact>hotlineContact-41</hotlineContact>\n      </accessDeviceEndpoint>\n    </endpoint>\n    <sharedCallAppearanceAccessDeviceEndpointList>\n      <sharedCallAppearanceAccessDeviceEndpoint>\n        <accessDevice>\n          <deviceLevel>System</deviceLevel>\n          <deviceName>deviceName-42</deviceName>\n        </accessDevice>\n        <linePort>linePort-43</linePort>\n        <privateIdentity>privateIdentity-44</privateIdentity>\n        <contact>contact-45</contact>\n        <portNumber>46</portNumber>\n        <isActive>true</isActive>\n        <allowOrigination>true</allowOrigination>\n        <allowTermination>true</allowTermination>\n        <deviceType>deviceType-50</deviceType>\n        <protocol>protocol-51</protocol>\n        <netAddress>user-52@example.com</netAddress>\n        <port>1025</port>\n        <outboundProxyServerNetAddress>user-54@example.com</outboundProxyServerNetAddress>\n        <stunServerNetAddress>user-55@example.com</stunServerNetAddress>\n        <macAddress>macAddress56</macAddress>\n        <serialNumber>+15550100057</serialNumber>\n        <description>description-58</description>\n        <physicalLocation>physicalLocation-59</physicalLocation>\n        <transportProtocol>UDP</transportProtocol>\n        <useCustomUserNamePassword>true</useCustomUserNamePassword>\n        <accessDeviceCredentials>\n          <userName>userName-61</userName>\n          <password>password-62</password>\n        </accessDeviceCredentials>\n        <useHotline>true</useHotline>\n        <hotlineContact>hotlineContact-64</hotlineContact>\n      </sharedCallAppearanceAccessDeviceEndpoint>\n    </sharedCallAppearanceAccessDeviceEndpointList>\n    <title>title-65</title>\n    <pagerPhoneNumber>+15550100066</pagerPhoneNumber>\n    <mobilePhoneNumber>+15550100067</mobilePhoneNumber>\n    <emailAddress>user-68@example.com</emailAddress>\n    <yahooId>yahooId-69</yahooId>\n    <addressLocation>user-70@example.com</addressLocation>\n    <address>\n      <addressLine1>user-71@example.com</addressLine1>\n      <addressLine2>user-72@example.com</addressLine2>\n      <city>city-73</city>\n      <stateOrProvince>stateOrProvince-74</stateOrProvince>\n      <stateOrProvinceDisplayName>stateOrProvinceDisplayName-75</stateOrProvinceDisplayName>\n      <zipOrPostalCode>zipOrPostalCode-76</zipOrPostalCode>\n      <country>country-77</country>\n    </address>\n    <networkClassOfService>networkClassOfService-78</networkClassOfService>\n    <userServiceList>\n      <userServiceServiceName>\n        <userServiceName>3G/4G Continuity</userServiceName>\n        <authorizedQuantity>\n          <unlimited>true</unlimited>\n        </authorizedQuantity>\n      </userServiceServiceName>\n    </userServiceList>\n    <servicePackList>\n      <servicePack>\n        <servicePackName>servicePackName-79</servicePackName>\n        <authorizedQuantity>\n          <unlimited>true</unlimited>\n        </authorizedQuantity>\n      </servicePack>\n    </servicePackList>\n    <thirdPartyVoiceMailServerSelection>Group Mail Server</thirdPartyVoiceMailServerSelection>\n    <thirdPartyVoiceMailServerUserServer>user-80@example.com</thirdPartyVoiceMailServerUserServer>\n    <thirdPartyVoiceMailServerMailboxIdType>User Or Group Phone Number</thirdPartyVoiceMailServerMailboxIdType>\n    <thirdPartyVoiceMailMailboxURL>user-81@example.com</thirdPartyVoiceMailMailboxURL>\n    <sipAuthenticationUserName>sipAuthenticationUserName-82</sipAuthenticationUserName>\n    <newSipAuthenticationPassword>newSipAuthenticationPassword-83</newSipAuthenticationPassword>\n    <OldSipAuthenticationPassword>OldSipAuthenticationPassword-84</OldSipAuthenticationPassword>\n    <newPasscode>newPasscode-85</newPasscode>\n    <oldPasscode>oldPasscode-86</oldPasscode>\n    <impPassword>impPassword-87</impPassword>\n    <newUserExternalId>newUserExternalId-88</newUserExternalId>\n  </command>\n</BroadsoftDocument>",
    )?;
    use xsdbind::Tri;
    let mut alternate_user_id = ocip::AlternateUserIdEntry::new(
        "user-11@example.com".parse()?,
    );
    alternate_user_id.description = Some("description-12".parse()?);
    let mut access_device_endpoint = ocip::ConsolidatedAccessDeviceMultipleIdentityEndpointAndContactModify::default();
    access_device_endpoint.access_device = Some(ocip::AccessDevice {
        device_level: ocip::AccessDeviceLevel::System,
        device_name: "deviceName-22".parse()?,
    });
    access_device_endpoint.line_port = Some("linePort-23".parse()?);
    access_device_endpoint.private_identity = Tri::Value("privateIdentity-24".parse()?);
    access_device_endpoint.contact_list = Tri::Value(ocip::ReplacementContactList {
        contact: vec!["contact-25".parse() ?],
    });
    access_device_endpoint.port_number = Some("26".parse()?);
    access_device_endpoint.device_type = Some("deviceType-27".parse()?);
    access_device_endpoint.protocol = Some("protocol-28".parse()?);
    access_device_endpoint.net_address = Some("user-29@example.com".parse()?);
    access_device_endpoint.port = Some("1025".parse()?);
    access_device_endpoint.outbound_proxy_server_net_address = Some(
        "user-31@example.com".parse()?,
    );
    access_device_endpoint.stun_server_net_address = Some(
        "user-32@example.com".parse()?,
    );
    access_device_endpoint.mac_address = Some("macAddress33".parse()?);
    access_device_endpoint.serial_number = Some("+15550100034".parse()?);
    access_device_endpoint.description = Some("description-35".parse()?);
    access_device_endpoint.physical_location = Some("physicalLocation-36".parse()?);
    access_device_endpoint.transport_protocol = Some(
        ocip::ExtendedTransportProtocol::Udp,
    );
    access_device_endpoint.use_custom_user_name_password = Some(true);
    access_device_endpoint.access_device_credentials = Some(ocip::DeviceManagementUserNamePassword16 {
        user_name: "userName-38".parse()?,
        password: "password-39".parse()?,
    });
    access_device_endpoint.use_hotline = Some(true);
    access_device_endpoint.hotline_contact = Tri::Value("hotlineContact-41".parse()?);
    let mut shared_call_appearance_access_device_endpoint = ocip::ConsolidatedSharedCallAppearanceAccessDeviceMultipleIdentityEndpointAdd22::new(ocip::ConsolidatedSharedCallAppearanceAccessDeviceMultipleIdentityEndpointAdd22Required {
        access_device: ocip::AccessDevice {
            device_level: ocip::AccessDeviceLevel::System,
            device_name: "deviceName-42".parse()?,
        },
        line_port: "linePort-43".parse()?,
        is_active: true,
        allow_origination: true,
        allow_termination: true,
        use_hotline: true,
    });
    shared_call_appearance_access_device_endpoint.private_identity = Some(
        "privateIdentity-44".parse()?,
    );
    shared_call_appearance_access_device_endpoint.contact = Some("contact-45".parse()?);
    shared_call_appearance_access_device_endpoint.port_number = Some("46".parse()?);
    shared_call_appearance_access_device_endpoint.device_type = Some(
        "deviceType-50".parse()?,
    );
    shared_call_appearance_access_device_endpoint.protocol = Some(
        "protocol-51".parse()?,
    );
    shared_call_appearance_access_device_endpoint.net_address = Some(
        "user-52@example.com".parse()?,
    );
    shared_call_appearance_access_device_endpoint.port = Some("1025".parse()?);
    shared_call_appearance_access_device_endpoint.outbound_proxy_server_net_address = Some(
        "user-54@example.com".parse()?,
    );
    shared_call_appearance_access_device_endpoint.stun_server_net_address = Some(
        "user-55@example.com".parse()?,
    );
    shared_call_appearance_access_device_endpoint.mac_address = Some(
        "macAddress56".parse()?,
    );
    shared_call_appearance_access_device_endpoint.serial_number = Some(
        "+15550100057".parse()?,
    );
    shared_call_appearance_access_device_endpoint.description = Some(
        "description-58".parse()?,
    );
    shared_call_appearance_access_device_endpoint.physical_location = Some(
        "physicalLocation-59".parse()?,
    );
    shared_call_appearance_access_device_endpoint.transport_protocol = Some(
        ocip::ExtendedTransportProtocol::Udp,
    );
    shared_call_appearance_access_device_endpoint.use_custom_user_name_password = Some(
        true,
    );
    shared_call_appearance_access_device_endpoint.access_device_credentials = Some(ocip::DeviceManagementUserNamePassword16 {
        user_name: "userName-61".parse()?,
        password: "password-62".parse()?,
    });
    shared_call_appearance_access_device_endpoint.hotline_contact = Some(
        "hotlineContact-64".parse()?,
    );
    let mut address = ocip::StreetAddress::default();
    address.address_line1 = Tri::Value("user-71@example.com".parse()?);
    address.address_line2 = Tri::Value("user-72@example.com".parse()?);
    address.city = Tri::Value("city-73".parse()?);
    address.state_or_province = Tri::Value("stateOrProvince-74".parse()?);
    address.state_or_province_display_name = Some(
        "stateOrProvinceDisplayName-75".parse()?,
    );
    address.zip_or_postal_code = Tri::Value("zipOrPostalCode-76".parse()?);
    address.country = Tri::Value("country-77".parse()?);
    let mut user_service_service_name = ocip::ConsolidatedUserServiceAssignment::new(
        ocip::UserService::N3g4gContinuity,
    );
    user_service_service_name.authorized_quantity = Some(
        ocip::UnboundedPositiveInt::Unlimited(true),
    );
    let mut service_pack = ocip::ConsolidatedServicePackAssignment::new(
        "servicePackName-79".parse()?,
    );
    service_pack.authorized_quantity = Some(ocip::UnboundedPositiveInt::Unlimited(true));
    let mut request = ocip::UserConsolidatedModifyRequest22::new(
        "user-2@example.com".parse()?,
    );
    request.delete_existing_devices = Some(true);
    request.unassign_phone_numbers = Some(ocip::UnassignPhoneNumbersLevel::Group);
    request.add_phone_number_to_group = Some(true);
    request.new_user_id = Some("user-3@example.com".parse()?);
    request.last_name = Some("lastName-4".parse()?);
    request.first_name = Some("firstName-5".parse()?);
    request.calling_line_id_last_name = Some("callingLineIdLastName-6".parse()?);
    request.calling_line_id_first_name = Some("callingLineIdFirstName-7".parse()?);
    request.name_dialing_name = Tri::Nil;
    request.hiragana_last_name = Some("hiraganaLastName-8".parse()?);
    request.hiragana_first_name = Some("hiraganaFirstName-9".parse()?);
    request.phone_number = Tri::Value("+15550100010".parse()?);
    request.alternate_user_id_list = Tri::Value(ocip::ReplacementAlternateUserIdEntryList {
        alternate_user_id: vec![alternate_user_id],
    });
    request.extension = Tri::Value("+15550100013".parse()?);
    request.calling_line_id_phone_number = Tri::Value("+15550100014".parse()?);
    request.old_password = Some("oldPassword-15".parse()?);
    request.new_password = Tri::Value("newPassword-16".parse()?);
    request.department = Tri::Value(
        ocip::DepartmentKey::EnterpriseDepartmentKey(ocip::EnterpriseDepartmentKey {
            service_provider_id: "serviceProviderId-17".parse()?,
            name: "name-18".parse()?,
        }),
    );
    request.language = Some("language-19".parse()?);
    request.time_zone = Some("timeZone-20".parse()?);
    request.sip_alias_list = Tri::Value(ocip::ReplacementSIPAliasList {
        sip_alias: vec!["sipAlias-21".parse() ?],
    });
    request.endpoint = Tri::Value(
        ocip::UserConsolidatedModifyRequest22Endpoint::AccessDeviceEndpoint(
            access_device_endpoint,
        ),
    );
    request.shared_call_appearance_access_device_endpoint_list = Tri::Value(ocip::ReplacementConsolidatedSharedCallAppearanceAccessDeviceMultipleIdentityEndpointList22 {
        shared_call_appearance_access_device_endpoint: vec![
            shared_call_appearance_access_device_endpoint
        ],
    });
    request.title = Tri::Value("title-65".parse()?);
    request.pager_phone_number = Tri::Value("+15550100066".parse()?);
    request.mobile_phone_number = Tri::Value("+15550100067".parse()?);
    request.email_address = Tri::Value("user-68@example.com".parse()?);
    request.yahoo_id = Tri::Value("yahooId-69".parse()?);
    request.address_location = Tri::Value("user-70@example.com".parse()?);
    request.address = Some(address);
    request.network_class_of_service = Some("networkClassOfService-78".parse()?);
    request.user_service_list = Tri::Value(ocip::ReplacementConsolidatedUserServiceAssignmentList {
        user_service_service_name: vec![user_service_service_name],
    });
    request.service_pack_list = Tri::Value(ocip::ReplacementConsolidatedServicePackAssignmentList {
        service_pack: vec![service_pack],
    });
    request.third_party_voice_mail_server_selection = Some(
        ocip::ThirdPartyVoiceMailSupportServerSelection::GroupMailServer,
    );
    request.third_party_voice_mail_server_user_server = Tri::Value(
        "user-80@example.com".parse()?,
    );
    request.third_party_voice_mail_server_mailbox_id_type = Some(
        ocip::ThirdPartyVoiceMailSupportMailboxIdType::UserOrGroupPhoneNumber,
    );
    request.third_party_voice_mail_mailbox_url = Tri::Value(
        "user-81@example.com".parse()?,
    );
    request.sip_authentication_user_name = Some("sipAuthenticationUserName-82".parse()?);
    request.new_sip_authentication_password = Some(
        "newSipAuthenticationPassword-83".parse()?,
    );
    request.old_sip_authentication_password = Some(
        "OldSipAuthenticationPassword-84".parse()?,
    );
    request.new_passcode = Some("newPasscode-85".parse()?);
    request.old_passcode = Some("oldPasscode-86".parse()?);
    request.imp_password = Tri::Value("impPassword-87".parse()?);
    request.new_user_external_id = Some("newUserExternalId-88".parse()?);
    request.echo = Some("echo-89".into());
    request.request_locale = Some("requestLocale-90".parse()?);
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::UserConsolidatedModifyRequest22(request)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_userdeleterequest() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"UserDeleteRequest\" echo=\"echo-3\" requestLocale=\"requestLocale-4\">\n    <userId>user-2@example.com</userId>\n  </command>\n</BroadsoftDocument>",
    )?;
    let mut request = ocip::UserDeleteRequest::new("user-2@example.com".parse()?);
    request.echo = Some("echo-3".into());
    request.request_locale = Some("requestLocale-4".parse()?);
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::UserDeleteRequest(request)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_usergetlistingrouprequest() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"UserGetListInGroupRequest\" echo=\"echo-22\" requestLocale=\"requestLocale-23\">\n    <serviceProviderId>serviceProviderId-2</serviceProviderId>\n    <GroupId>GroupId-3</GroupId>\n    <responseSizeLimit>4</responseSizeLimit>\n    <searchCriteriaUserLastName>\n      <mode>Starts With</mode>\n      <value>value-5</value>\n      <isCaseInsensitive>true</isCaseInsensitive>\n    </searchCriteriaUserLastName>\n    <searchCriteriaUserFirstName>\n      <mode>Starts With</mode>\n      <value>value-7</value>\n      <isCaseInsensitive>true</isCaseInsensitive>\n    </searchCriteriaUserFirstName>\n    <searchCriteriaDn>\n      <mode>Starts With</mode>\n      <value>value-9</value>\n      <isCaseInsensitive>true</isCaseInsensitive>\n    </searchCriteriaDn>\n    <searchCriteriaEmailAddress>\n      <mode>Starts With</mode>\n      <value>value-11</value>\n      <isCaseInsensitive>true</isCaseInsensitive>\n    </searchCriteriaEmailAddress>\n    <searchCriteriaExactUserDepartment>\n      <departmentKey xsi:type=\"EnterpriseDepartmentKey\">\n        <serviceProviderId>serviceProviderId-13</serviceProviderId>\n        <name>name-14</name>\n      </departmentKey>\n    </searchCriteriaExactUserDepartment>\n    <searchCriteriaExactUserInTrunkGroup>\n      <userInTrunkGroup>true</userInTrunkGroup>\n    </searchCriteriaExactUserInTrunkGroup>\n    <searchCriteriaUserId>\n      <mode>Starts With</mode>\n      <value>value-16</value>\n      <isCaseInsensitive>true</isCaseInsensitive>\n    </searchCriteriaUserId>\n    <searchCriteriaUserExternalId>\n      <mode>Starts With</mode>\n      <value>value-18</value>\n    </searchCriteriaUserExternalId>\n    <searchCriteriaExactUserPersonId>\n      <userPersonId>userPersonId-19</userPersonId>\n    </searchCriteriaExactUserPersonId>\n    <searchCriteriaExtension>\n      <mode>Starts With</mode>\n      <value>value-20</value>\n      <isCaseInsensitive>true</isCaseInsensitive>\n    </searchCriteriaExtension>\n  </command>\n</BroadsoftDocument>",
    )?;
    let mut request = ocip::UserGetListInGroupRequest::new(
        "serviceProviderId-2".parse()?,
        "GroupId-3".parse()?,
    );
    request.response_size_limit = Some("4".parse()?);
    request.search_criteria_user_last_name = vec![
        ocip::SearchCriteriaUserLastName { mode : ocip::SearchMode::StartsWith, value :
        "value-5".parse() ?, is_case_insensitive : true }
    ];
    request.search_criteria_user_first_name = vec![
        ocip::SearchCriteriaUserFirstName { mode : ocip::SearchMode::StartsWith, value :
        "value-7".parse() ?, is_case_insensitive : true }
    ];
    request.search_criteria_dn = vec![
        ocip::SearchCriteriaDn { mode : ocip::SearchMode::StartsWith, value : "value-9"
        .parse() ?, is_case_insensitive : true }
    ];
    request.search_criteria_email_address = vec![
        ocip::SearchCriteriaEmailAddress { mode : ocip::SearchMode::StartsWith, value :
        "value-11".parse() ?, is_case_insensitive : true }
    ];
    request.search_criteria_exact_user_department = Some(ocip::SearchCriteriaExactUserDepartment {
        department_key: ocip::DepartmentKey::EnterpriseDepartmentKey(ocip::EnterpriseDepartmentKey {
            service_provider_id: "serviceProviderId-13".parse()?,
            name: "name-14".parse()?,
        }),
    });
    request.search_criteria_exact_user_in_trunk_group = Some(ocip::SearchCriteriaExactUserInTrunkGroup {
        user_in_trunk_group: true,
    });
    request.search_criteria_user_id = vec![
        ocip::SearchCriteriaUserId { mode : ocip::SearchMode::StartsWith, value :
        "value-16".parse() ?, is_case_insensitive : true }
    ];
    request.search_criteria_user_external_id = vec![
        ocip::SearchCriteriaUserExternalId { mode : ocip::SearchMode::StartsWith, value :
        "value-18".parse() ? }
    ];
    request.search_criteria_exact_user_person_id = Some(ocip::SearchCriteriaExactUserPersonId {
        user_person_id: "userPersonId-19".parse()?,
    });
    request.search_criteria_extension = vec![
        ocip::SearchCriteriaExtension { mode : ocip::SearchMode::StartsWith, value :
        "value-20".parse() ?, is_case_insensitive : true }
    ];
    request.echo = Some("echo-22".into());
    request.request_locale = Some("requestLocale-23".parse()?);
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::UserGetListInGroupRequest(request)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_usergetlistingroupresponse() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"UserGetListInGroupResponse\" echo=\"echo-4\" debugInfo=\"debugInfo-5\">\n    <userTable>\n      <colHeading>colHeading-2</colHeading>\n      <row>\n        <col>col-3</col>\n      </row>\n    </userTable>\n  </command>\n</BroadsoftDocument>",
    )?;
    let mut user_table = ocip::base::OCITable::new(vec!["colHeading-2".into()]);
    user_table.row = vec![ocip::base::OCITableRow { col : vec!["col-3".into()] }];
    let mut user_get_list_in_group_response = ocip::UserGetListInGroupResponse::new(
        user_table,
    );
    user_get_list_in_group_response.echo = Some("echo-4".into());
    user_get_list_in_group_response.debug_info = Some("debugInfo-5".into());
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![
                ocip::base::OCICommand::UserGetListInGroupResponse(user_get_list_in_group_response)
            ],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_usergetrequest22() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"UserGetRequest22\" echo=\"echo-3\" requestLocale=\"requestLocale-4\">\n    <userId>user-2@example.com</userId>\n  </command>\n</BroadsoftDocument>",
    )?;
    let mut request = ocip::UserGetRequest22::new("user-2@example.com".parse()?);
    request.echo = Some("echo-3".into());
    request.request_locale = Some("requestLocale-4".parse()?);
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::UserGetRequest22(request)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_usergetrequest23v2() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"UserGetRequest23V2\" echo=\"echo-3\" requestLocale=\"requestLocale-4\">\n    <userId>user-2@example.com</userId>\n  </command>\n</BroadsoftDocument>",
    )?;
    let mut request = ocip::UserGetRequest23V2::new("user-2@example.com".parse()?);
    request.echo = Some("echo-3".into());
    request.request_locale = Some("requestLocale-4".parse()?);
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::UserGetRequest23V2(request)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_usergetresponse22() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"UserGetResponse22\" echo=\"echo-52\" debugInfo=\"debugInfo-53\">\n    <serviceProviderId>serviceProviderId-2</serviceProviderId>\n    <groupId>groupId-3</groupId>\n    <userId>user-4@example.com</userId>\n    <lastName>lastName-5</lastName>\n    <firstName>firstName-6</firstName>\n    <callingLineIdLastName>callingLineIdLastName-7</callingLineIdLastName>\n    <callingLineIdFirstName>callingLineIdFirstName-8</callingLineIdFirstName>\n    <nameDialingName>\n      <nameDialingLastName>nameDialingLastName-9</nameDialingLastName>\n      <nameDialingFirstName>nameDialingFirstName-10</nameDialingFirstName>\n    </nameDialingName>\n    <hiraganaLastName>hiraganaLastName-11</hiraganaLastName>\n    <hiraganaFirstName>hiraganaFirstName-12</hiraganaFirstName>\n    <phoneNumber>+15550100013</phoneNumber>\n    <extension>+15550100014</extension>\n    <callingLineIdPhoneNumber>+15550100015</callingLineIdPhoneNumber>\n    <department xsi:type=\"EnterpriseDepartmentKey\">\n      <serviceProviderId>serviceProviderId-16</serviceProviderId>\n      <name>name-17</name>\n    </department>\n    <departmentFullPath>departmentFullPath-18</departmentFullPath>\n    <language>language-19</language>\n    <timeZone>timeZone-20</timeZone>\n    <timeZoneDisplayName>timeZoneDisplayName-21</timeZoneDisplayName>\n    <defaultAlias>defaultAlias-22</defaultAlias>\n    <alias>alias-23</alias>\n    <accessDeviceEndpoint>\n      <accessDevice>\n        <deviceLevel>System</deviceLevel>\n        <deviceName>deviceName-24</deviceName>\n      </accessDevice>\n      <linePort>linePort-25</linePort>\n      <privateIdentity>privateIdentity-26</privateIdentity>\n      <contact>contact-27</contact>\n      <staticRegistrationCapable>true</staticRegistrationCapable>\n      <useDomain>true</useDomain>\n      <portNumber>30</portNumber>\n      <supportVisualDeviceManagement>true</supportVisualDeviceManagement>\n    </accessDeviceEndpoint>\n    <title>title-32</title>\n    <pagerPhoneNumber>+15550100033</pagerPhoneNumber>\n    <mobilePhoneNumber>+15550100034</mobilePhoneNumber>\n    <emailAddress>user-35@example.com</emailAddress>\n    <yahooId>yahooId-36</yahooId>\n    <addressLocation>user-37@example.com</addressLocation>\n    <address>\n      <addressLine1 xsi:nil=\"true\"/>\n      <addressLine2>user-38@example.com</addressLine2>\n      <city>city-39</city>\n      <stateOrProvince>stateOrProvince-40</stateOrProvince>\n      <stateOrProvinceDisplayName>stateOrProvinceDisplayName-41</stateOrProvinceDisplayName>\n      <zipOrPostalCode>zipOrPostalCode-42</zipOrPostalCode>\n      <country>country-43</country>\n    </address>\n    <countryCode>44</countryCode>\n    <nationalPrefix>45</nationalPrefix>\n    <networkClassOfService>networkClassOfService-46</networkClassOfService>\n    <officeZoneName>officeZoneName-47</officeZoneName>\n    <primaryZoneName>primaryZoneName-48</primaryZoneName>\n    <impId>impId-49</impId>\n    <alternateUserId>\n      <alternateUserId>user-50@example.com</alternateUserId>\n      <description>description-51</description>\n    </alternateUserId>\n  </command>\n</BroadsoftDocument>",
    )?;
    use xsdbind::Tri;
    let mut access_device_endpoint = ocip::AccessDeviceMultipleIdentityAndContactEndpointRead::new(
        ocip::AccessDevice {
            device_level: ocip::AccessDeviceLevel::System,
            device_name: "deviceName-24".parse()?,
        },
        "linePort-25".parse()?,
        true,
        true,
        true,
    );
    access_device_endpoint.private_identity = Some("privateIdentity-26".parse()?);
    access_device_endpoint.contact = vec!["contact-27".parse() ?];
    access_device_endpoint.port_number = Some("30".parse()?);
    let mut address = ocip::StreetAddress::default();
    address.address_line1 = Tri::Nil;
    address.address_line2 = Tri::Value("user-38@example.com".parse()?);
    address.city = Tri::Value("city-39".parse()?);
    address.state_or_province = Tri::Value("stateOrProvince-40".parse()?);
    address.state_or_province_display_name = Some(
        "stateOrProvinceDisplayName-41".parse()?,
    );
    address.zip_or_postal_code = Tri::Value("zipOrPostalCode-42".parse()?);
    address.country = Tri::Value("country-43".parse()?);
    let mut alternate_user_id = ocip::AlternateUserIdEntry::new(
        "user-50@example.com".parse()?,
    );
    alternate_user_id.description = Some("description-51".parse()?);
    let mut user_get_response22 = ocip::UserGetResponse22::new(ocip::UserGetResponse22Required {
        service_provider_id: "serviceProviderId-2".parse()?,
        group_id: "groupId-3".parse()?,
        user_id: "user-4@example.com".parse()?,
        last_name: "lastName-5".parse()?,
        first_name: "firstName-6".parse()?,
        calling_line_id_last_name: "callingLineIdLastName-7".parse()?,
        calling_line_id_first_name: "callingLineIdFirstName-8".parse()?,
        language: "language-19".parse()?,
        time_zone: "timeZone-20".parse()?,
        time_zone_display_name: "timeZoneDisplayName-21".parse()?,
        default_alias: "defaultAlias-22".parse()?,
        country_code: "44".parse()?,
    });
    user_get_response22.name_dialing_name = Some(ocip::NameDialingName {
        name_dialing_last_name: "nameDialingLastName-9".parse()?,
        name_dialing_first_name: "nameDialingFirstName-10".parse()?,
    });
    user_get_response22.hiragana_last_name = Some("hiraganaLastName-11".parse()?);
    user_get_response22.hiragana_first_name = Some("hiraganaFirstName-12".parse()?);
    user_get_response22.phone_number = Some("+15550100013".parse()?);
    user_get_response22.extension = Some("+15550100014".parse()?);
    user_get_response22.calling_line_id_phone_number = Some("+15550100015".parse()?);
    user_get_response22.department = Some(
        ocip::DepartmentKey::EnterpriseDepartmentKey(ocip::EnterpriseDepartmentKey {
            service_provider_id: "serviceProviderId-16".parse()?,
            name: "name-17".parse()?,
        }),
    );
    user_get_response22.department_full_path = Some("departmentFullPath-18".parse()?);
    user_get_response22.alias = vec!["alias-23".parse() ?];
    user_get_response22.access_device_endpoint_choice = Some(
        ocip::UserGetResponse22AccessDeviceEndpointChoice::AccessDeviceEndpoint(
            access_device_endpoint,
        ),
    );
    user_get_response22.title = Some("title-32".parse()?);
    user_get_response22.pager_phone_number = Some("+15550100033".parse()?);
    user_get_response22.mobile_phone_number = Some("+15550100034".parse()?);
    user_get_response22.email_address = Some("user-35@example.com".parse()?);
    user_get_response22.yahoo_id = Some("yahooId-36".parse()?);
    user_get_response22.address_location = Some("user-37@example.com".parse()?);
    user_get_response22.address = Some(address);
    user_get_response22.national_prefix = Some("45".parse()?);
    user_get_response22.network_class_of_service = Some(
        "networkClassOfService-46".parse()?,
    );
    user_get_response22.office_zone_name = Some("officeZoneName-47".parse()?);
    user_get_response22.primary_zone_name = Some("primaryZoneName-48".parse()?);
    user_get_response22.imp_id = Some("impId-49".parse()?);
    user_get_response22.alternate_user_id = vec![alternate_user_id];
    user_get_response22.echo = Some("echo-52".into());
    user_get_response22.debug_info = Some("debugInfo-53".into());
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::UserGetResponse22(user_get_response22)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_usergetresponse23v2() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"UserGetResponse23V2\" echo=\"echo-63\" debugInfo=\"debugInfo-64\">\n    <serviceProviderId>serviceProviderId-2</serviceProviderId>\n    <groupId>groupId-3</groupId>\n    <userId>user-4@example.com</userId>\n    <lastName>lastName-5</lastName>\n    <firstName>firstName-6</firstName>\n    <callingLineIdLastName>callingLineIdLastName-7</callingLineIdLastName>\n    <callingLineIdFirstName>callingLineIdFirstName-8</callingLineIdFirstName>\n    <nameDialingName>\n      <nameDialingLastName>nameDialingLastName-9</nameDialingLastName>\n      <nameDialingFirstName>nameDialingFirstName-10</nameDialingFirstName>\n    </nameDialingName>\n    <hiraganaLastName>hiraganaLastName-11</hiraganaLastName>\n    <hiraganaFirstName>hiraganaFirstName-12</hiraganaFirstName>\n    <phoneNumber>+15550100013</phoneNumber>\n    <extension>+15550100014</extension>\n    <callingLineIdPhoneNumber>+15550100015</callingLineIdPhoneNumber>\n    <department xsi:type=\"EnterpriseDepartmentKey\">\n      <serviceProviderId>serviceProviderId-16</serviceProviderId>\n      <name>name-17</name>\n    </department>\n    <departmentFullPath>departmentFullPath-18</departmentFullPath>\n    <language>language-19</language>\n    <timeZone>timeZone-20</timeZone>\n    <timeZoneDisplayName>timeZoneDisplayName-21</timeZoneDisplayName>\n    <defaultAlias>defaultAlias-22</defaultAlias>\n    <alias>alias-23</alias>\n    <accessDeviceEndpoint>\n      <accessDevice>\n        <deviceLevel>System</deviceLevel>\n        <deviceName>deviceName-24</deviceName>\n      </accessDevice>\n      <linePort>linePort-25</linePort>\n      <privateIdentity>privateIdentity-26</privateIdentity>\n      <contact>\n        <sipContact>sipContact-27</sipContact>\n        <pathHeader>pathHeader-28</pathHeader>\n      </contact>\n      <staticRegistrationCapable>true</staticRegistrationCapable>\n      <useDomain>true</useDomain>\n      <portNumber>31</portNumber>\n      <supportVisualDeviceManagement>true</supportVisualDeviceManagement>\n      <useHotline>true</useHotline>\n      <hotlineContact>hotlineContact-34</hotlineContact>\n    </accessDeviceEndpoint>\n    <title>title-35</title>\n    <pagerPhoneNumber>+15550100036</pagerPhoneNumber>\n    <mobilePhoneNumber>+15550100037</mobilePhoneNumber>\n    <emailAddress>user-38@example.com</emailAddress>\n    <yahooId>yahooId-39</yahooId>\n    <addressLocation>user-40@example.com</addressLocation>\n    <address>\n      <addressLine1 xsi:nil=\"true\"/>\n      <addressLine2>user-41@example.com</addressLine2>\n      <city>city-42</city>\n      <stateOrProvince>stateOrProvince-43</stateOrProvince>\n      <stateOrProvinceDisplayName>stateOrProvinceDisplayName-44</stateOrProvinceDisplayName>\n      <zipOrPostalCode>zipOrPostalCode-45</zipOrPostalCode>\n      <country>country-46</country>\n    </address>\n    <countryCode>47</countryCode>\n    <nationalPrefix>48</nationalPrefix>\n    <networkClassOfService>networkClassOfService-49</networkClassOfService>\n    <officeZoneName>officeZoneName-50</officeZoneName>\n    <primaryZoneName>primaryZoneName-51</primaryZoneName>\n    <impId>impId-52</impId>\n    <alternateUserId>\n      <alternateUserId>user-53@example.com</alternateUserId>\n      <description>description-54</description>\n    </alternateUserId>\n    <allowVideo>true</allowVideo>\n    <resellerId>resellerId-56</resellerId>\n    <serviceProviderExternalId>serviceProviderExternalId-57</serviceProviderExternalId>\n    <groupExternalId>groupExternalId-58</groupExternalId>\n    <userExternalId>userExternalId-59</userExternalId>\n    <userPersonId>userPersonId-60</userPersonId>\n    <isPlace>true</isPlace>\n    <locationDialingCode>locationDiali62</locationDialingCode>\n  </command>\n</BroadsoftDocument>",
    )?;
    use xsdbind::Tri;
    let mut contact = ocip::SIPContactInfo::new("sipContact-27".parse()?);
    contact.path_header = Some("pathHeader-28".parse()?);
    let mut access_device_endpoint = ocip::AccessDeviceMultipleIdentityAndContactEndpointRead22V2::new(ocip::AccessDeviceMultipleIdentityAndContactEndpointRead22V2Required {
        access_device: ocip::AccessDevice {
            device_level: ocip::AccessDeviceLevel::System,
            device_name: "deviceName-24".parse()?,
        },
        line_port: "linePort-25".parse()?,
        static_registration_capable: true,
        use_domain: true,
        support_visual_device_management: true,
        use_hotline: true,
    });
    access_device_endpoint.private_identity = Some("privateIdentity-26".parse()?);
    access_device_endpoint.contact = vec![contact];
    access_device_endpoint.port_number = Some("31".parse()?);
    access_device_endpoint.hotline_contact = Some("hotlineContact-34".parse()?);
    let mut address = ocip::StreetAddress::default();
    address.address_line1 = Tri::Nil;
    address.address_line2 = Tri::Value("user-41@example.com".parse()?);
    address.city = Tri::Value("city-42".parse()?);
    address.state_or_province = Tri::Value("stateOrProvince-43".parse()?);
    address.state_or_province_display_name = Some(
        "stateOrProvinceDisplayName-44".parse()?,
    );
    address.zip_or_postal_code = Tri::Value("zipOrPostalCode-45".parse()?);
    address.country = Tri::Value("country-46".parse()?);
    let mut alternate_user_id = ocip::AlternateUserIdEntry::new(
        "user-53@example.com".parse()?,
    );
    alternate_user_id.description = Some("description-54".parse()?);
    let mut user_get_response23_v2 = ocip::UserGetResponse23V2::new(ocip::UserGetResponse23V2Required {
        service_provider_id: "serviceProviderId-2".parse()?,
        group_id: "groupId-3".parse()?,
        user_id: "user-4@example.com".parse()?,
        last_name: "lastName-5".parse()?,
        first_name: "firstName-6".parse()?,
        calling_line_id_last_name: "callingLineIdLastName-7".parse()?,
        calling_line_id_first_name: "callingLineIdFirstName-8".parse()?,
        language: "language-19".parse()?,
        time_zone: "timeZone-20".parse()?,
        time_zone_display_name: "timeZoneDisplayName-21".parse()?,
        default_alias: "defaultAlias-22".parse()?,
        country_code: "47".parse()?,
        allow_video: true,
    });
    user_get_response23_v2.name_dialing_name = Some(ocip::NameDialingName {
        name_dialing_last_name: "nameDialingLastName-9".parse()?,
        name_dialing_first_name: "nameDialingFirstName-10".parse()?,
    });
    user_get_response23_v2.hiragana_last_name = Some("hiraganaLastName-11".parse()?);
    user_get_response23_v2.hiragana_first_name = Some("hiraganaFirstName-12".parse()?);
    user_get_response23_v2.phone_number = Some("+15550100013".parse()?);
    user_get_response23_v2.extension = Some("+15550100014".parse()?);
    user_get_response23_v2.calling_line_id_phone_number = Some("+15550100015".parse()?);
    user_get_response23_v2.department = Some(
        ocip::DepartmentKey::EnterpriseDepartmentKey(ocip::EnterpriseDepartmentKey {
            service_provider_id: "serviceProviderId-16".parse()?,
            name: "name-17".parse()?,
        }),
    );
    user_get_response23_v2.department_full_path = Some("departmentFullPath-18".parse()?);
    user_get_response23_v2.alias = vec!["alias-23".parse() ?];
    user_get_response23_v2.access_device_endpoint_choice = Some(
        ocip::UserGetResponse23V2AccessDeviceEndpointChoice::AccessDeviceEndpoint(
            access_device_endpoint,
        ),
    );
    user_get_response23_v2.title = Some("title-35".parse()?);
    user_get_response23_v2.pager_phone_number = Some("+15550100036".parse()?);
    user_get_response23_v2.mobile_phone_number = Some("+15550100037".parse()?);
    user_get_response23_v2.email_address = Some("user-38@example.com".parse()?);
    user_get_response23_v2.yahoo_id = Some("yahooId-39".parse()?);
    user_get_response23_v2.address_location = Some("user-40@example.com".parse()?);
    user_get_response23_v2.address = Some(address);
    user_get_response23_v2.national_prefix = Some("48".parse()?);
    user_get_response23_v2.network_class_of_service = Some(
        "networkClassOfService-49".parse()?,
    );
    user_get_response23_v2.office_zone_name = Some("officeZoneName-50".parse()?);
    user_get_response23_v2.primary_zone_name = Some("primaryZoneName-51".parse()?);
    user_get_response23_v2.imp_id = Some("impId-52".parse()?);
    user_get_response23_v2.alternate_user_id = vec![alternate_user_id];
    user_get_response23_v2.reseller_id = Some("resellerId-56".parse()?);
    user_get_response23_v2.service_provider_external_id = Some(
        "serviceProviderExternalId-57".parse()?,
    );
    user_get_response23_v2.group_external_id = Some("groupExternalId-58".parse()?);
    user_get_response23_v2.user_external_id = Some("userExternalId-59".parse()?);
    user_get_response23_v2.user_person_id = Some("userPersonId-60".parse()?);
    user_get_response23_v2.is_place = Some(true);
    user_get_response23_v2.location_dialing_code = Some("locationDiali62".parse()?);
    user_get_response23_v2.echo = Some("echo-63".into());
    user_get_response23_v2.debug_info = Some("debugInfo-64".into());
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::UserGetResponse23V2(user_get_response23_v2)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn ocip_type_usermodifyrequest22() -> Made {
    let shown: ocip::AnyDocument = xsdbind::from_str(
        "<BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\n  <sessionId xmlns=\"\">sessionId-1</sessionId>\n  <command xmlns=\"\" xsi:type=\"UserModifyRequest22\" echo=\"echo-50\" requestLocale=\"requestLocale-51\">\n    <userId>user-2@example.com</userId>\n    <lastName>lastName-3</lastName>\n    <firstName>firstName-4</firstName>\n    <callingLineIdLastName>callingLineIdLastName-5</callingLineIdLastName>\n    <callingLineIdFirstName>callingLineIdFirstName-6</callingLineIdFirstName>\n    <nameDialingName xsi:nil=\"true\"/>\n    <hiraganaLastName>hiraganaLastName-7</hiraganaLastName>\n    <hiraganaFirstName>hiraganaFirstName-8</hiraganaFirstName>\n    <phoneNumber>+15550100009</phoneNumber>\n    <extension>+15550100010</extension>\n    <callingLineIdPhoneNumber>+15550100011</callingLineIdPhoneNumber>\n    <oldPassword>oldPassword-12</oldPassword>\n    <newPassword>newPassword-13</newPassword>\n    <department xsi:type=\"EnterpriseDepartmentKey\">\n      <serviceProviderId>serviceProviderId-14</serviceProviderId>\n      <name>name-15</name>\n    </department>\n    <language>language-16</language>\n    <timeZone>timeZone-17</timeZone>\n    <sipAliasList>\n      <sipAlias>sipAlias-18</sipAlias>\n    </sipAliasList>\n    <endpoint>\n      <accessDeviceEndpoint>\n        <accessDevice>\n          <deviceLevel>System</deviceLevel>\n          <deviceName>deviceName-19</deviceName>\n        </accessDevice>\n        <linePort>linePort-20</linePort>\n        <privateIdentity>privateIdentity-21</privateIdentity>\n        <contactList>\n          <contact>\n            <sipContact>sipContact-22</sipContact>\n            <pathHeader>pathHeader-23</pathHeader>\n          </contact>\n        </contactList>\n        <portNumber>1024</portNumber>\n        <useHotline>true</useHotline>\n        <hotlineContact>hotlineContact-26</hotlineContact>\n      </accessDeviceEndpoint>\n    </endpoint>\n    <title>title-27</title>\n    <pagerPhoneNumber>+15550100028</pagerPhoneNumber>\n    <mobilePhoneNumber>+15550100029</mobilePhoneNumber>\n    <emailAddress>user-30@example.com</emailAddress>\n    <yahooId>yahooId-31</yahooId>\n    <addressLocation>user-32@example.com</addressLocation>\n    <address>\n      <addressLine1>user-33@example.com</addressLine1>\n      <addressLine2>user-34@example.com</addressLine2>\n      <city>city-35</city>\n      <stateOrProvince>stateOrProvince-36</stateOrProvince>\n      <stateOrProvinceDisplayName>stateOrProvinceDisplayName-37</stateOrProvinceDisplayName>\n      <zipOrPostalCode>zipOrPostalCode-38</zipOrPostalCode>\n      <country>country-39</country>\n    </address>\n    <networkClassOfService>networkClassOfService-40</networkClassOfService>\n    <officeZoneName>officeZoneName-41</officeZoneName>\n    <primaryZoneName>primaryZoneName-42</primaryZoneName>\n    <impId>impId-43</impId>\n    <impPassword>impPassword-44</impPassword>\n    <alternateUserIdList>\n      <alternateUserId>\n        <alternateUserId>user-45@example.com</alternateUserId>\n        <description>description-46</description>\n      </alternateUserId>\n    </alternateUserIdList>\n    <allowVideo>true</allowVideo>\n    <newUserExternalId>newUserExternalId-48</newUserExternalId>\n    <newUserPersonId>newUserPersonId-49</newUserPersonId>\n  </command>\n</BroadsoftDocument>",
    )?;
    use xsdbind::Tri;
    let mut contact = ocip::SIPContactInfo::new("sipContact-22".parse()?);
    contact.path_header = Some("pathHeader-23".parse()?);
    let mut access_device_endpoint = ocip::AccessDeviceMultipleIdentityAndContactEndpointModify22::default();
    access_device_endpoint.access_device = Some(ocip::AccessDevice {
        device_level: ocip::AccessDeviceLevel::System,
        device_name: "deviceName-19".parse()?,
    });
    access_device_endpoint.line_port = Some("linePort-20".parse()?);
    access_device_endpoint.private_identity = Tri::Value("privateIdentity-21".parse()?);
    access_device_endpoint.contact_list = Tri::Value(ocip::ReplacementContactList22 {
        contact: vec![contact],
    });
    access_device_endpoint.port_number = Some("1024".parse()?);
    access_device_endpoint.use_hotline = Some(true);
    access_device_endpoint.hotline_contact = Tri::Value("hotlineContact-26".parse()?);
    let mut address = ocip::StreetAddress::default();
    address.address_line1 = Tri::Value("user-33@example.com".parse()?);
    address.address_line2 = Tri::Value("user-34@example.com".parse()?);
    address.city = Tri::Value("city-35".parse()?);
    address.state_or_province = Tri::Value("stateOrProvince-36".parse()?);
    address.state_or_province_display_name = Some(
        "stateOrProvinceDisplayName-37".parse()?,
    );
    address.zip_or_postal_code = Tri::Value("zipOrPostalCode-38".parse()?);
    address.country = Tri::Value("country-39".parse()?);
    let mut alternate_user_id = ocip::AlternateUserIdEntry::new(
        "user-45@example.com".parse()?,
    );
    alternate_user_id.description = Some("description-46".parse()?);
    let mut request = ocip::UserModifyRequest22::new("user-2@example.com".parse()?);
    request.last_name = Some("lastName-3".parse()?);
    request.first_name = Some("firstName-4".parse()?);
    request.calling_line_id_last_name = Some("callingLineIdLastName-5".parse()?);
    request.calling_line_id_first_name = Some("callingLineIdFirstName-6".parse()?);
    request.name_dialing_name = Tri::Nil;
    request.hiragana_last_name = Some("hiraganaLastName-7".parse()?);
    request.hiragana_first_name = Some("hiraganaFirstName-8".parse()?);
    request.phone_number = Tri::Value("+15550100009".parse()?);
    request.extension = Tri::Value("+15550100010".parse()?);
    request.calling_line_id_phone_number = Tri::Value("+15550100011".parse()?);
    request.old_password = Some("oldPassword-12".parse()?);
    request.new_password = Tri::Value("newPassword-13".parse()?);
    request.department = Tri::Value(
        ocip::DepartmentKey::EnterpriseDepartmentKey(ocip::EnterpriseDepartmentKey {
            service_provider_id: "serviceProviderId-14".parse()?,
            name: "name-15".parse()?,
        }),
    );
    request.language = Some("language-16".parse()?);
    request.time_zone = Some("timeZone-17".parse()?);
    request.sip_alias_list = Tri::Value(ocip::ReplacementSIPAliasList {
        sip_alias: vec!["sipAlias-18".parse() ?],
    });
    request.endpoint = Tri::Value(
        ocip::UserModifyRequest22Endpoint::AccessDeviceEndpoint(access_device_endpoint),
    );
    request.title = Tri::Value("title-27".parse()?);
    request.pager_phone_number = Tri::Value("+15550100028".parse()?);
    request.mobile_phone_number = Tri::Value("+15550100029".parse()?);
    request.email_address = Tri::Value("user-30@example.com".parse()?);
    request.yahoo_id = Tri::Value("yahooId-31".parse()?);
    request.address_location = Tri::Value("user-32@example.com".parse()?);
    request.address = Some(address);
    request.network_class_of_service = Some("networkClassOfService-40".parse()?);
    request.office_zone_name = Some("officeZoneName-41".parse()?);
    request.primary_zone_name = Some("primaryZoneName-42".parse()?);
    request.imp_id = Tri::Value("impId-43".parse()?);
    request.imp_password = Tri::Value("impPassword-44".parse()?);
    request.alternate_user_id_list = Tri::Value(ocip::ReplacementAlternateUserIdEntryList {
        alternate_user_id: vec![alternate_user_id],
    });
    request.allow_video = Some(true);
    request.new_user_external_id = Tri::Value("newUserExternalId-48".parse()?);
    request.new_user_person_id = Tri::Value("newUserPersonId-49".parse()?);
    request.echo = Some("echo-50".into());
    request.request_locale = Some("requestLocale-51".parse()?);
    let document = ocip::base::BroadsoftDocument(
        ocip::base::OCIMessage::new(
            ocip::base::OCIMessageSessionIdChoice::SessionId("sessionId-1".parse()?),
            vec![ocip::base::OCICommand::UserModifyRequest22(request)],
            ocip::base::OCIMessageProtocol::Oci,
        ),
    );
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn userupdate_ns_http_3a_2f_2fschemas_2exmlsoap_2eorg_2fsoap_2fenvelope_2f_element_envelope() -> Made {
    let shown: userupdate::AnyDocument = xsdbind::from_str(
        "<Envelope xmlns=\"http://schemas.xmlsoap.org/soap/envelope/\">\n  <Header/>\n  <Body/>\n</Envelope>",
    )?;
    let mut envelope = userupdate::soap::Envelope::new(
        userupdate::soap::Body::default(),
    );
    envelope.header = Some(userupdate::soap::Header::default());
    let document = envelope;
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn userupdate_ns_http_3a_2f_2fschemas_2exmlsoap_2eorg_2fsoap_2fenvelope_2f_element_fault() -> Made {
    let shown: userupdate::AnyDocument = xsdbind::from_str(
        "<Fault xmlns=\"http://schemas.xmlsoap.org/soap/envelope/\">\n  <faultcode xmlns=\"\">faultcode-1</faultcode>\n  <faultstring xmlns=\"\">faultstring-2</faultstring>\n  <faultactor xmlns=\"\">faultactor-3</faultactor>\n  <detail xmlns=\"\"/>\n</Fault>",
    )?;
    let mut fault = userupdate::soap::Fault::new(
        "faultcode-1".parse()?,
        "faultstring-2".into(),
    );
    fault.faultactor = Some("faultactor-3".parse()?);
    fault.detail = Some(userupdate::soap::FaultDetail::default());
    let document = fault;
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn userupdate_ns_http_3a_2f_2fws_2eeasylink_2ecom_2f_52equest_52esponse_2f201__df60658cb8e32bb8_element_response() -> Made {
    let shown: userupdate::AnyDocument = xsdbind::from_str(
        "<Response xmlns=\"http://ws.easylink.com/RequestResponse/2011/01\"/>",
    )?;
    let document = userupdate::request_response::Response::default();
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn userupdate_ns_http_3a_2f_2fws_2eeasylink_2ecom_2f_55ser_55pdate_2f2011_2f0__6deb314b9221a9b2_element_userupdaterequest() -> Made {
    {
        let value = xsdbind::raw::Builder::new()
            .set("UserUpdateRequest/SubmitId", "SubmitId-1")
            .set("UserUpdateRequest/UserAlias/$", "-2")
            .set("UserUpdateRequest/UserAlias/@aliasType", "aliasType-3")
            .set("UserUpdateRequest/ParentEntityId/CustomerNumber", 1004)
            .set("UserUpdateRequest/ParentEntityId/GroupEntityId", 5)
            .set("UserUpdateRequest/Password", "Password-6")
            .set("UserUpdateRequest/UserName/$", "-7")
            .set("UserUpdateRequest/UserName/@b64charset", "b64charset-8")
            .set("UserUpdateRequest/UserAccountStatus", "active")
            .set("UserUpdateRequest/UserAddress", xsdbind::raw::Object::new())
            .set("UserUpdateRequest/UserContact", xsdbind::raw::Object::new())
            .set("UserUpdateRequest/TechnicalAddress", xsdbind::raw::Object::new())
            .set("UserUpdateRequest/TechnicalContact", xsdbind::raw::Object::new())
            .set("UserUpdateRequest/ShippingAddress", xsdbind::raw::Object::new())
            .set("UserUpdateRequest/Mbox", true)
            .set("UserUpdateRequest/ReportAddress/Fax", xsdbind::raw::Object::new())
            .set("UserUpdateRequest/Fax2MailData/Admin", true)
            .set("UserUpdateRequest/Fax2MailData/AdminEntityId", "11")
            .set("UserUpdateRequest/Fax2MailData/DefaultProfile", 12)
            .set("UserUpdateRequest/UserExtensions/Segment[1]/Property[1]/$", "-13")
            .set(
                "UserUpdateRequest/UserExtensions/Segment[1]/Property[1]/@b64charset",
                "b64charset-14",
            )
            .set(
                "UserUpdateRequest/UserExtensions/Segment[1]/Property[1]/@name",
                "name-15",
            )
            .set("UserUpdateRequest/UserExtensions/Segment[1]/@name", "name-16")
            .into_value()?;
        let document: userupdate::AnyDocument = value.build_document()?;
    }
    let shown: userupdate::AnyDocument = xsdbind::from_str(
        "<UserUpdateRequest xmlns=\"http://ws.easylink.com/UserUpdate/2011/01\">\n  <SubmitId>SubmitId-1</SubmitId>\n  <UserAlias aliasType=\"aliasType-3\">-2</UserAlias>\n  <ParentEntityId>\n    <CustomerNumber>1004</CustomerNumber>\n    <GroupEntityId>5</GroupEntityId>\n  </ParentEntityId>\n  <Password>Password-6</Password>\n  <UserName b64charset=\"b64charset-8\">-7</UserName>\n  <UserAccountStatus>active</UserAccountStatus>\n  <UserAddress/>\n  <UserContact/>\n  <TechnicalAddress/>\n  <TechnicalContact/>\n  <ShippingAddress/>\n  <Mbox>true</Mbox>\n  <ReportAddress>\n    <Fax/>\n  </ReportAddress>\n  <Fax2MailData>\n    <Admin>true</Admin>\n    <AdminEntityId>11</AdminEntityId>\n    <DefaultProfile>12</DefaultProfile>\n  </Fax2MailData>\n  <UserExtensions>\n    <Segment name=\"name-16\">\n      <Property b64charset=\"b64charset-14\" name=\"name-15\">-13</Property>\n    </Segment>\n  </UserExtensions>\n</UserUpdateRequest>",
    )?;
    let mut user_alias = userupdate::UserAliasType::new("-2".into());
    user_alias.alias_type = Some("aliasType-3".into());
    let mut parent_entity_id = userupdate::ParentIdentityType::default();
    parent_entity_id.customer_number = Some(1004);
    parent_entity_id.group_entity_id = Some(5);
    let mut user_name = userupdate::EncodableStringType::new("-7".into());
    user_name.b64charset = Some("b64charset-8".into());
    let mut fax2_mail_data = userupdate::UserUpdateRequestFax2MailData::default();
    fax2_mail_data.admin = Some(true);
    fax2_mail_data.admin_entity_id = Some(11);
    fax2_mail_data.default_profile = Some(12);
    let mut property = userupdate::ExtensionTypeSegmentProperty::new(
        "-13".into(),
        "name-15".into(),
    );
    property.b64charset = Some("b64charset-14".into());
    let mut segment = userupdate::ExtensionTypeSegment::new(vec![property]);
    segment.name = Some("name-16".into());
    let mut user_update_request = userupdate::UserUpdateRequest::new(user_alias);
    user_update_request.submit_id = Some("SubmitId-1".into());
    user_update_request.parent_entity_id = Some(parent_entity_id);
    user_update_request.password = Some("Password-6".into());
    user_update_request.user_name = Some(user_name);
    user_update_request.user_account_status = Some(
        userupdate::AcctServiceStatusType::Active,
    );
    user_update_request.user_address = Some(userupdate::AcctAddressType::default());
    user_update_request.user_contact = Some(userupdate::AcctContactType::default());
    user_update_request.technical_address = Some(userupdate::AcctAddressType::default());
    user_update_request.technical_contact = Some(userupdate::AcctContactType::default());
    user_update_request.shipping_address = Some(userupdate::AcctAddressType::default());
    user_update_request.mbox = Some(true);
    user_update_request.report_address = Some(
        userupdate::DestinationType::Fax(userupdate::DestinationDetailType::default()),
    );
    user_update_request.fax2_mail_data = Some(fax2_mail_data);
    user_update_request.user_extensions = Some(userupdate::ExtensionType {
        segment: vec![segment],
    });
    let document = user_update_request;
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
fn userupdate_ns_http_3a_2f_2fws_2eeasylink_2ecom_2f_55ser_55pdate_2f2011_2f0__6deb314b9221a9b2_element_userupdateresult() -> Made {
    let shown: userupdate::AnyDocument = xsdbind::from_str(
        "<UserUpdateResult xmlns=\"http://ws.easylink.com/UserUpdate/2011/01\">\n  <Status>\n    <StatusCode>1</StatusCode>\n    <StatusMessage>StatusMessage-2</StatusMessage>\n    <ErrorList>\n      <Error>\n        <ErrorCode>3</ErrorCode>\n        <ErrorMessage>ErrorMessage-4</ErrorMessage>\n      </Error>\n    </ErrorList>\n  </Status>\n  <SubmitId>SubmitId-5</SubmitId>\n</UserUpdateResult>",
    )?;
    let mut status = userupdate::StatusType::new("1".parse()?);
    status.status_message = Some("StatusMessage-2".into());
    status.error_list = Some(userupdate::StatusTypeErrorList {
        error: vec![
            userupdate::StatusTypeErrorListError::new("3".parse() ?, "ErrorMessage-4"
            .into())
        ],
    });
    let mut user_update_result = userupdate::UserUpdateResult::new(status);
    user_update_result.submit_id = Some("SubmitId-5".into());
    let document = user_update_result;
    Ok(Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?)))
}
