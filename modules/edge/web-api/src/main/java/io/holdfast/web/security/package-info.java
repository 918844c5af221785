/** Authentication of callers, and the guard against demo users in production. */
package io.holdfast.web.security;
