/// Which types of OCI-P are requests, and what answers them where the general rule does not say.
fn requests() -> xsdbind_codegen::Requests {
    xsdbind_codegen::Requests::derived_from("{C}OCIRequest")
        .except("CallCenterAgentAvailability")
        .except("CallCenterAgentSettings")
        .fallback("{C}SuccessResponse")
        .error("{C}ErrorResponse")
        .response("GroupConsolidatedAddRequest22", ["GroupConsolidatedAddResponse22", "{C}SuccessResponse"])
        .response(
            "GroupConsolidatedDnAssignListRequest",
            ["GroupConsolidatedDnAssignListResponse", "{C}SuccessResponse"],
        )
}
