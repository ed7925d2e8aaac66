// The documentation of the API: Swagger UI on our own description of it, with the session's token.
const { openapi, csrf } = document.body.dataset;

SwaggerUIBundle({
  url: openapi,
  dom_id: "#endpoints",
  deepLinking: true,
  layout: "BaseLayout",
  presets: [SwaggerUIBundle.presets.apis],
  requestInterceptor(request) {
    if (csrf) request.headers["X-CSRFToken"] = csrf;
    return request;
  },
});
