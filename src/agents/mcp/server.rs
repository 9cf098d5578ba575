//! The protocol's requests, answered with the documents of our own commands. Decides nothing about them: what a tool takes and
//! what an address means is said elsewhere.

use std::ffi::OsString;

use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, Implementation, ListResourceTemplatesResult,
    ListResourcesResult, ListToolsResult, PaginatedRequestParams, ReadResourceRequestParams, ReadResourceResponse,
    ReadResourceResult, ResourceContents, ServerCapabilities, ServerConfig, Tool as Listed,
};
use rmcp::service::{NotificationContext, RequestContext};
use rmcp::{ErrorData, RoleServer, ServerHandler};
use serde_json::Value;

use crate::core::ids::slug;
use crate::error::{Error, Result};

use super::Options;
use super::bounds;
use super::call::Call;
use super::child::Caller;
use super::place::Place;
use super::resources;
use super::tools::{self, TOOLS};

const INSTRUCTIONS: &str = "Version control for work that agents do and people approve. Start a session for a task and work in \
     its workspace; pass `session` or `directory` to the other tools. Take a checkpoint after each prompt and before anything \
     risky; undo what went wrong; propose what is done. People decide what lands.";
/// The longest name of an agent.
const LONGEST_NAME: usize = 64;

/// The server.
pub struct Server {
    caller: Caller,
    place: Place,
    agent: Option<String>,
    tools: Vec<Listed>,
    refusal: fn(&str, Error) -> Value,
}

impl Server {
    /// With what it was given.
    pub fn new(options: Options) -> Result<Server> {
        let env = [("TINE_SESSION", options.session), ("TINE_ACTOR", options.actor)];
        Ok(Server {
            tools: TOOLS.iter().map(|tool| tool.listed(&options.commands)).collect::<Result<_>>()?,
            caller: Caller {
                program: options.program,
                words: options.config.iter().map(|setting| OsString::from(format!("--config={setting}"))).collect(),
                env: env.into_iter().filter_map(|(name, value)| Some((name, value?))).collect(),
            },
            place: Place::new(options.directory),
            agent: options.agent,
            refusal: options.refusal,
        })
    }

    /// Makes a call and gives its document, that of its failure included. An error only if nobody waits any more.
    async fn document(
        &self,
        name: &str,
        call: Result<(Call, Option<String>)>,
        context: &RequestContext<RoleServer>,
    ) -> Result<Value, ErrorData> {
        let refuse = |e: Error| (self.refusal)(name, e);
        let (call, directory) = match call {
            Ok(call) => call,
            Err(e) => return Ok(refuse(e)),
        };
        let dir = self.place.of(directory.as_deref(), context).await;
        let all = call.line();
        match self.caller.make(call, &dir, &self.agent(context), context.ct.cancelled()).await {
            Ok(Some(document)) => Ok(bounds::fit(document, bounds::LONGEST, &all)),
            Ok(None) => Err(ErrorData::internal_error("cancelled", None)),
            Err(e) => Ok(refuse(e)),
        }
    }

    /// Who acts, unless an actor was named: the agent that was named to us, else the client.
    fn agent(&self, context: &RequestContext<RoleServer>) -> String {
        let client = || context.client_info().map(|client| slug(&client.name, LONGEST_NAME));
        self.agent.clone().or_else(client).filter(|name| !name.is_empty()).unwrap_or_else(|| "mcp".to_owned())
    }
}

impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        ServerConfig::new(ServerCapabilities::builder().enable_tools().enable_resources().build())
            .with_server_info(Implementation::new("tine", env!("CARGO_PKG_VERSION")))
            .with_instructions(INSTRUCTIONS)
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(self.tools.clone()))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        context: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let Some(tool) = tools::find(&request.name) else {
            return Err(ErrorData::invalid_params(format!("there is no tool `{}`", request.name), None));
        };
        let call = tool.call(request.arguments.unwrap_or_default());
        let document = self.document(tool.name, call, &context).await?;
        let works = document["ok"] == true;
        let result =
            if works { CallToolResult::structured(document) } else { CallToolResult::structured_error(document) };
        Ok(result.into())
    }

    async fn list_resources(
        &self,
        _: Option<PaginatedRequestParams>,
        context: RequestContext<RoleServer>,
    ) -> Result<ListResourcesResult, ErrorData> {
        // Outside of a repository there are none, and the one address that is always there says why.
        let document = self.document("sessions", Ok((Call::of("sessions"), None)), &context).await?;
        Ok(ListResourcesResult::with_all_items(resources::listed(&document)))
    }

    async fn list_resource_templates(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourceTemplatesResult, ErrorData> {
        Ok(ListResourceTemplatesResult::with_all_items(resources::templates()))
    }

    async fn read_resource(
        &self,
        request: ReadResourceRequestParams,
        context: RequestContext<RoleServer>,
    ) -> Result<ReadResourceResponse, ErrorData> {
        let Some(call) = resources::call(&request.uri) else {
            return Err(ErrorData::resource_not_found(format!("there is no resource `{}`", request.uri), None));
        };
        let mut document = self.document("resource", Ok((call, None)), &context).await?;
        if document["ok"] != true {
            let message = document["error"]["message"].as_str().unwrap_or("it cannot be read").to_owned();
            return Err(ErrorData::resource_not_found(message, Some(document["error"].take())));
        }
        let text = ResourceContents::text(document.to_string(), request.uri).with_mime_type("application/json");
        Ok(ReadResourceResult::new(vec![text]).into())
    }

    async fn on_roots_list_changed(&self, _: NotificationContext<RoleServer>) {
        self.place.forget().await;
    }
}
