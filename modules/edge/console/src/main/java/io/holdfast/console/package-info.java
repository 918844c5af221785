/**
 * The admin console: serves its page, keeps the sessions of the people who use it, and passes their
 * calls to the API with their name and roles.
 */
package io.holdfast.console;
