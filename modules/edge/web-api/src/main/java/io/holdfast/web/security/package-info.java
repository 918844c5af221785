/**
 * Who may do what: the names of the roles, and the guard that keeps demo users out of production.
 */
package io.holdfast.web.security;
