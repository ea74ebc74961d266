// Runs before the page is drawn, so that nothing jumps; a file of its own because the page may carry no inline script.
document.body.className += " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");
