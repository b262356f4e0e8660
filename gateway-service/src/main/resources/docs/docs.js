'use strict';

const documents = [
  ['user', 'Identity'],
  ['catalog', 'Catalogue'],
  ['playback', 'Playback'],
  ['notification', 'Notifications'],
  ['gateway', 'Gateway']
];

/** Where a cookie signed somebody in, what changes something needs the token that is in the cookie beside it. */
function csrfToken() {
  const found = document.cookie.match(/(?:^|;\s*)(?:__Host-)?nexus-csrf=([^;]*)/);
  return found ? decodeURIComponent(found[1]) : null;
}

window.addEventListener('load', () => {
  SwaggerUIBundle({
    dom_id: '#docs',
    urls: documents.map(([service, name]) => ({ name, url: `/docs/openapi/${service}.json` })),
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: 'StandaloneLayout',
    deepLinking: true,
    displayRequestDuration: true,
    defaultModelsExpandDepth: 0,
    // No other server is told what is looked at here.
    validatorUrl: null,
    requestInterceptor: request => {
      const token = csrfToken();
      if (token && !['GET', 'HEAD'].includes(request.method)) {
        request.headers['X-CSRF-Token'] = token;
      }
      return request;
    }
  });
});
