// Shows the contract of this server by this server's own files.
SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  // The usual validator is somebody else's server.
  validatorUrl: null,
});
