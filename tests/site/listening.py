"""How a tab writes down what violates the policy of its pages."""

# Violations must be heard from the first moment of a page on.
LISTEN = """window.violations = [];
document.addEventListener("securitypolicyviolation",
  (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));"""
