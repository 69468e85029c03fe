//! Our half of `run.sh`: writes documents, and says whether others are the same.
//!
//! `interop write FOLDER`: a document for each command, `NAME.xml`.
//! `interop compare OURS THEIRS`: for each `SDK/NAME.xml` below THEIRS, whether it is read as the value of OURS/NAME.xml.

use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use provisioning_api::oci::{Message, login};
use provisioning_api::ocip::{
    AuthenticationRequest, BroadsoftDocument, DepartmentKey, GroupDepartmentKey, GroupGetListInServiceProviderRequest,
    LoginRequest14sp4, LoginRequest22V5, LogoutRequest, OCICommand, UserConsolidatedModifyRequest22, UserDeleteRequest,
    UserGetListInGroupRequest, UserGetRequest22, UserGetRequest23V2, UserModifyRequest22,
};
use xsdbind::{CarriedBy, Tri};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", folder] => write(Path::new(folder)),
        ["compare", ours, theirs] => compare(Path::new(ours), Path::new(theirs)),
        _ => Err("usage: interop write FOLDER | interop compare OURS THEIRS".into()),
    }
}

/// The documents: `sdks.py` makes the same with each SDK.
fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    let user = "alice@example.com";
    put(folder, "authentication", AuthenticationRequest::new(user.parse()?))?;
    let mut signed = LoginRequest14sp4::new(user.parse()?);
    signed.signed_password = Some(login::signed_password("1234567890123", "password").parse()?);
    put(folder, "login-signed", signed)?;
    let mut plain = LoginRequest22V5::new(user.parse()?);
    plain.password = Some("not-a-secret".parse()?);
    put(folder, "login", plain)?;
    put(folder, "logout", LogoutRequest::new(user.parse()?))?;
    put(folder, "groups", GroupGetListInServiceProviderRequest::new("acme".parse()?))?;
    put(folder, "users", UserGetListInGroupRequest::new("acme".parse()?, "paris".parse()?))?;
    put(folder, "user-22", UserGetRequest22::new(user.parse()?))?;
    put(folder, "user-23", UserGetRequest23V2::new(user.parse()?))?;
    put(folder, "delete", UserDeleteRequest::new(user.parse()?))?;

    let mut rename = UserModifyRequest22::new(user.parse()?);
    rename.last_name = Some("O'Neill & <Söhne>".parse()?);
    put(folder, "rename", rename)?;
    let mut clear = UserModifyRequest22::new(user.parse()?);
    clear.phone_number = Tri::Nil;
    clear.extension = Tri::Value("1001".parse()?);
    put(folder, "clear", clear)?;
    let mut department = UserModifyRequest22::new(user.parse()?);
    department.department = Tri::Value(DepartmentKey::GroupDepartmentKey(GroupDepartmentKey {
        service_provider_id: "acme".parse()?,
        group_id: "paris".parse()?,
        name: "Sales".parse()?,
    }));
    put(folder, "department", department)?;
    let mut consolidated = UserConsolidatedModifyRequest22::new(user.parse()?);
    consolidated.first_name = Some("Alice".parse()?);
    consolidated.phone_number = Tri::Nil;
    put(folder, "consolidated", consolidated)
}

fn put<R: CarriedBy<OCICommand>>(folder: &Path, name: &str, request: R) -> Result<(), Box<dyn Error>> {
    let mut message = Message::new("session-1").without_tracking_id();
    let _ = message.push(request)?;
    Ok(fs::write(folder.join(format!("{name}.xml")), message.to_vec()?)?)
}

/// A line for each document of theirs.
fn compare(ours: &Path, theirs: &Path) -> Result<(), Box<dyn Error>> {
    for sdk in sorted(theirs)? {
        for path in sorted(&sdk)? {
            let found = outcome(&ours.join(path.file_name().ok_or("a document has no name")?), &path)?;
            writeln!(std::io::stdout(), "{}: {found}", path.display())?;
        }
    }
    Ok(())
}

fn outcome(ours: &Path, theirs: &Path) -> Result<String, Box<dyn Error>> {
    if theirs.extension().is_some_and(|extension| extension == "error") {
        return Ok(fs::read_to_string(theirs)?.trim().to_owned());
    }
    let expected: BroadsoftDocument = xsdbind::from_slice(&fs::read(ours)?)?;
    Ok(match xsdbind::from_slice::<BroadsoftDocument>(&fs::read(theirs)?) {
        // The session is theirs to name.
        Ok(found) if found.0.command == expected.0.command => "same".to_owned(),
        Ok(found) => format!("read as {:?}", found.0.command),
        Err(error) => format!("refused, {error}"),
    })
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
