/// The commands of the bundled schemas: roots of the module `few`.
const COMMANDS: &[&str] = &[
    "AuthenticationRequest",
    "GroupFindMeFollowMeAddAlertingGroupRequest",
    "GroupGetListInServiceProviderRequest",
    "LoginRequest14sp4",
    "LoginRequest22V5",
    "LogoutRequest",
    "UserAddRequest22",
    "UserConsolidatedModifyRequest22",
    "UserDeleteRequest",
    "UserGetListInGroupRequest",
    "UserGetRequest22",
    "UserGetRequest23V2",
    "UserModifyRequest22",
];
