//! What the server holds, and what commands do to it.

use std::collections::{BTreeMap, BTreeSet};

use provisioning_api::ocip::{
    DN, ErrorResponse, ErrorResponseType, GroupGetListInServiceProviderRequest, GroupGetListInServiceProviderResponse,
    OCICommand, OCITable, OCITableRow, SuccessResponse, UserAddRequest22, UserConsolidatedModifyRequest22,
    UserGetListInGroupRequest, UserGetListInGroupResponse, UserGetResponse22, UserGetResponse23V2, UserModifyRequest22,
};
use xsdbind::raw::{Object, Value};
use xsdbind::{Patch as _, Tri};

/// What a server holds.
#[derive(Clone, Default)]
pub struct State {
    /// Who can log in: name and password.
    pub accounts: BTreeMap<String, String>,
    /// Those of them who are disabled.
    pub disabled: BTreeSet<String>,
    /// Groups, by service provider and group.
    pub groups: BTreeMap<(String, String), Group>,
    /// Users, by their ids.
    pub users: BTreeMap<String, User>,
    /// Whether a change that changes nothing is refused.
    pub refuses_unchanged: bool,
    /// Whether clients need no password.
    pub trusts: bool,
    /// Whether documents that use the prefixes `xsi` or `C` for nil without declaring them are taken as if they did.
    pub takes_undeclared_xsi: bool,
    /// The ids of users that commands have changed, added or removed, since it was asked for.
    pub(super) changed: Vec<String>,
}

/// A group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Its name.
    pub name: String,
}

/// A user.
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    /// What `UserGetRequest22` brings.
    pub profile: UserGetResponse22,
    /// Whether there is a password.
    pub has_password: bool,
    /// Whether video is allowed.
    pub allow_video: bool,
    /// Its key outside.
    pub external_id: Option<String>,
    /// The person's key.
    pub person_id: Option<String>,
}

/// Why a command is refused: the number, where it is known of servers, and the text.
type Refused = (Option<i32>, String);

type Done = Result<OCICommand, Refused>;

impl State {
    /// Nothing but an administrator, `admin@example.com` with the password `not-a-secret`.
    #[must_use]
    pub fn new() -> Self {
        let accounts = BTreeMap::from([("admin@example.com".to_owned(), "not-a-secret".to_owned())]);
        Self { accounts, ..Self::default() }
    }

    /// A group `acme`/`paris` with the users `alice@example.com` and `bob@example.com`.
    #[must_use]
    pub fn sample() -> Self {
        let mut state = Self::new();
        state.add_group("acme", "paris");
        state.add_user("acme", "paris", "alice@example.com", "Alice", "Smith", Some("+33-140000001"));
        state.add_user("acme", "paris", "bob@example.com", "Bob", "Jones", Some("+33-140000002"));
        state
    }

    /// Adds a group.
    pub fn add_group(&mut self, provider: &str, group: &str) {
        self.groups.insert((provider.to_owned(), group.to_owned()), Group { name: group.to_owned() });
    }

    /// Adds a user; `false` if a value is not one of its type.
    pub fn add_user(
        &mut self,
        provider: &str,
        group: &str,
        id: &str,
        first: &str,
        last: &str,
        number: Option<&str>,
    ) -> bool {
        let mut fields = Object::from([
            ("serviceProviderId", provider),
            ("groupId", group),
            ("userId", id),
            ("lastName", last),
            ("firstName", first),
            ("callingLineIdLastName", last),
            ("callingLineIdFirstName", first),
        ]);
        if let Some(number) = number {
            fields.insert("phoneNumber", number);
        }
        let user = user(fields);
        user.map(|user| self.users.insert(id.to_owned(), user)).is_ok()
    }

    /// Carries a command out: the response to it.
    pub(super) fn carry_out(&mut self, command: &OCICommand) -> Result<OCICommand, Box<OCICommand>> {
        let done = match command {
            OCICommand::UserGetRequest22(request) => {
                self.user(request.user_id.as_str()).map(|user| OCICommand::UserGetResponse22(user.profile.clone()))
            }
            OCICommand::UserGetRequest23V2(request) => self.user(request.user_id.as_str()).and_then(newer),
            OCICommand::UserModifyRequest22(request) => self.modify(request),
            OCICommand::UserConsolidatedModifyRequest22(request) => self.consolidated(request),
            OCICommand::UserAddRequest22(request) => self.add(request),
            OCICommand::UserDeleteRequest(request) => {
                let id = request.user_id.as_str();
                self.remove(id).map(|_| success()).ok_or_else(|| no_user(id))
            }
            OCICommand::UserGetListInGroupRequest(request) => self.list_users(request),
            OCICommand::GroupGetListInServiceProviderRequest(request) => self.list_groups(request),
            _ => Err((None, "the stand-in does not know what this command does".to_owned())),
        };
        done.map_err(|(number, text)| Box::new(error(number, &text)))
    }

    fn put(&mut self, id: String, user: User) {
        self.changed.push(id.clone());
        self.users.insert(id, user);
    }

    fn remove(&mut self, id: &str) -> Option<User> {
        let user = self.users.remove(id)?;
        self.changed.push(id.to_owned());
        Some(user)
    }

    fn user(&self, id: &str) -> Result<&User, Refused> {
        self.users.get(id).ok_or_else(|| no_user(id))
    }

    fn group(&self, provider: &str, group: &str) -> Result<(), Refused> {
        let key = (provider.to_owned(), group.to_owned());
        let none = || (Some(4152), format!("Group not found: {group}"));
        self.groups.get(&key).map(|_| ()).ok_or_else(none)
    }

    /// A number belongs to one user.
    fn number_is_free(&self, number: Option<&DN>, of: &str) -> Result<(), Refused> {
        let Some(number) = number else { return Ok(()) };
        let taken =
            self.users.iter().find(|(id, user)| *id != of && user.profile.phone_number.as_ref() == Some(number));
        taken.map_or(Ok(()), |(id, _)| Err((None, format!("The number {number} is assigned to {id}"))))
    }

    fn modify(&mut self, request: &UserModifyRequest22) -> Done {
        let id = request.user_id.as_str();
        let old = self.user(id)?;
        let mut new = old.clone();
        new.profile = request.apply_to(&old.profile).map_err(|error| (Some(6004), error.to_string()))?;
        // What a profile does not show.
        match &request.endpoint {
            Tri::Absent => {}
            Tri::Nil => new.profile.access_device_endpoint_choice = None,
            Tri::Value(_) => return Err((None, "the stand-in has no devices".to_owned())),
        }
        match &request.sip_alias_list {
            Tri::Absent => {}
            Tri::Nil => new.profile.alias.clear(),
            Tri::Value(list) => new.profile.alias.clone_from(&list.sip_alias),
        }
        match &request.alternate_user_id_list {
            Tri::Absent => {}
            Tri::Nil => new.profile.alternate_user_id.clear(),
            Tri::Value(list) => new.profile.alternate_user_id.clone_from(&list.alternate_user_id),
        }
        match &request.new_password {
            Tri::Absent => {}
            password => new.has_password = password.is_value(),
        }
        new.allow_video = request.allow_video.unwrap_or(new.allow_video);
        outside(&request.new_user_external_id, &mut new.external_id);
        outside(&request.new_user_person_id, &mut new.person_id);
        if self.refuses_unchanged && new == *old {
            return Err((Some(4015), "There is nothing to change".to_owned()));
        }
        if new.profile.phone_number != old.profile.phone_number {
            self.number_is_free(new.profile.phone_number.as_ref(), id)?;
        }
        self.put(id.to_owned(), new);
        Ok(success())
    }

    /// What a modification of one user has in it, and a new id.
    fn consolidated(&mut self, request: &UserConsolidatedModifyRequest22) -> Done {
        let wrong = |error: xsdbind::Error| (Some(6004), error.to_string());
        let Value::Object(mut fields) = Value::of(request).map_err(wrong)? else { return Ok(success()) };
        let new_id = fields.remove("newUserId").and(request.new_user_id.as_ref()).map(|id| id.as_str().to_owned());
        let modify: UserModifyRequest22 = Value::from(fields)
            .build()
            .map_err(|error| (None, format!("the stand-in knows less than the interface: {}", error.message())))?;
        let id = modify.user_id.as_str().to_owned();
        if let Some(taken) = new_id.as_ref().filter(|new| self.users.contains_key(*new)) {
            return Err((None, format!("User already exists: {taken}")));
        }
        self.modify(&modify)?;
        if let Some(new_id) = new_id
            && let Some(mut user) = self.remove(&id)
        {
            user.profile.user_id = new_id.parse().map_err(|_| (Some(6004), "not a user id".to_owned()))?;
            self.put(new_id, user);
        }
        Ok(success())
    }

    fn add(&mut self, request: &UserAddRequest22) -> Done {
        let id = request.user_id.as_str();
        self.group(request.service_provider_id.as_str(), request.group_id.as_str())?;
        if self.users.contains_key(id) {
            return Err((None, format!("User already exists: {id}")));
        }
        if request.access_device_endpoint_choice.is_some() {
            return Err((None, "the stand-in has no devices".to_owned()));
        }
        self.number_is_free(request.phone_number.as_ref(), id)?;
        let wrong = |error: xsdbind::Error| (Some(6004), error.to_string());
        let Value::Object(mut fields) = Value::of(request).map_err(wrong)? else { return Ok(success()) };
        let has_password = fields.remove("password").is_some();
        fields.remove("@requestLocale");
        fields.remove("@echo");
        let new = user(fields).map_err(wrong)?;
        self.put(id.to_owned(), User { has_password, ..new });
        Ok(success())
    }

    fn list_users(&self, request: &UserGetListInGroupRequest) -> Done {
        let (provider, group) = (request.service_provider_id.as_str(), request.group_id.as_str());
        self.group(provider, group)?;
        let headings = ["User Id", "Last Name", "First Name", "Phone Number", "Email Address", "Extension"];
        let columns = ["UserId", "UserLastName", "UserFirstName", "Dn", "EmailAddress", "Extension"];
        let users = self.users.values().map(|user| &user.profile);
        let rows =
            users.filter(|user| user.service_provider_id.as_str() == provider && user.group_id.as_str() == group);
        let rows = rows.map(|user| {
            let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
            vec![
                user.user_id.as_str().to_owned(),
                user.last_name.as_str().to_owned(),
                user.first_name.as_str().to_owned(),
                text(user.phone_number.as_ref().map(xsdbind::Restricted::as_str)),
                text(user.email_address.as_ref().map(xsdbind::Restricted::as_str)),
                text(user.extension.as_ref().map(xsdbind::Restricted::as_str)),
            ]
        });
        let request = Value::of(request).map_err(|error| (Some(6004), error.to_string()))?;
        let user_table = table(&headings, chosen(rows, &columns, &request)?);
        Ok(OCICommand::UserGetListInGroupResponse(UserGetListInGroupResponse {
            user_table,
            echo: None,
            debug_info: None,
        }))
    }

    fn list_groups(&self, request: &GroupGetListInServiceProviderRequest) -> Done {
        let provider = request.service_provider_id.as_str();
        let groups = self.groups.iter().filter(|((of, _), _)| of == provider);
        let rows = groups.map(|((_, id), group)| vec![id.clone(), group.name.clone()]);
        let request = Value::of(request).map_err(|error| (Some(6004), error.to_string()))?;
        let group_table = table(&["Group Id", "Group Name"], chosen(rows, &["GroupId", "GroupName"], &request)?);
        let response = GroupGetListInServiceProviderResponse { group_table, echo: None, debug_info: None };
        Ok(OCICommand::GroupGetListInServiceProviderResponse(response))
    }
}

/// The rows that fit all criteria of a request: each names a column, after `searchCriteria`.
fn chosen(
    rows: impl Iterator<Item = Vec<String>>,
    columns: &[&str],
    request: &Value,
) -> Result<Vec<Vec<String>>, Refused> {
    let Value::Object(fields) = request else { return Ok(rows.collect()) };
    let mut criteria = Vec::new();
    for (key, value) in fields.iter() {
        let Some(name) = key.strip_prefix("searchCriteria") else { continue };
        let known = columns.iter().position(|column| *column == name);
        let column = known.ok_or_else(|| (None, format!("the stand-in does not search by `{key}`")))?;
        let single = std::slice::from_ref(value);
        for one in if let Value::List(all) = value { all } else { single } {
            criteria.push((column, one));
        }
    }
    let rows: Vec<_> = rows.filter(|row| criteria.iter().all(|(column, one)| fits(&row[*column], one))).collect();
    let limit = match fields.get("responseSizeLimit") {
        Some(Value::Integer(limit)) => usize::try_from(*limit).ok(),
        Some(Value::Text(limit)) => limit.parse().ok(),
        _ => None,
    };
    match limit {
        Some(limit) if rows.len() > limit => Err((None, format!("{} rows are more than {limit}", rows.len()))),
        _ => Ok(rows),
    }
}

fn fits(cell: &str, criterion: &Value) -> bool {
    let Value::Object(criterion) = criterion else { return false };
    let (Some(Value::Text(mode)), Some(Value::Text(value))) = (criterion.get("mode"), criterion.get("value")) else {
        return false;
    };
    let lower = matches!(criterion.get("isCaseInsensitive"), Some(Value::Boolean(true)));
    let as_asked = |text: &str| if lower { text.to_lowercase() } else { text.to_owned() };
    let (cell, value) = (as_asked(cell), as_asked(value));
    match mode.as_str() {
        "Starts With" => cell.starts_with(&value),
        "Contains" => cell.contains(&value),
        _ => cell == value,
    }
}

fn table(headings: &[&str], rows: Vec<Vec<String>>) -> OCITable {
    let mut table = OCITable::new(headings.iter().map(|heading| (*heading).to_owned()).collect());
    table.row = rows.into_iter().map(|col| OCITableRow { col }).collect();
    table
}

/// A user with what the platform adds.
fn user(mut fields: Object) -> xsdbind::error::Result<User> {
    for (key, value) in [
        ("language", "English"),
        ("timeZone", "Europe/Paris"),
        ("timeZoneDisplayName", "(GMT+01:00) Europe/Paris"),
        ("countryCode", "33"),
    ] {
        if fields.get(key).is_none() {
            fields.insert(key, value);
        }
    }
    if let Some(id) = fields.get("userId").cloned() {
        fields.insert("defaultAlias", id);
    }
    let profile = Value::from(fields).build()?;
    Ok(User { profile, has_password: false, allow_video: true, external_id: None, person_id: None })
}

/// The newer form of a profile.
fn newer(user: &User) -> Done {
    let wrong = |error: xsdbind::Error| (Some(6004), error.to_string());
    let Value::Object(mut fields) = Value::of(&user.profile).map_err(wrong)? else { return Ok(success()) };
    fields.insert("allowVideo", user.allow_video);
    for (key, value) in [("userExternalId", &user.external_id), ("userPersonId", &user.person_id)] {
        if let Some(value) = value {
            fields.insert(key, value.clone());
        }
    }
    let newer: UserGetResponse23V2 = Value::from(fields).build().map_err(wrong)?;
    Ok(OCICommand::UserGetResponse23V2(newer))
}

fn outside(change: &Tri<impl AsRef<str>>, value: &mut Option<String>) {
    match change {
        Tri::Absent => {}
        Tri::Nil => *value = None,
        Tri::Value(new) => *value = Some(new.as_ref().to_owned()),
    }
}

fn no_user(id: &str) -> Refused {
    (Some(4008), format!("User not found: {id}"))
}

pub(super) fn success() -> OCICommand {
    OCICommand::SuccessResponse(SuccessResponse::default())
}

/// A refusal, with its number in the text as servers have it.
pub(super) fn error(number: Option<i32>, text: &str) -> OCICommand {
    let summary = number.map_or_else(|| text.to_owned(), |number| format!("[Error {number}] {text}"));
    OCICommand::ErrorResponse(ErrorResponse::new(summary.clone(), summary, ErrorResponseType::Error))
}
