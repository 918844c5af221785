/**
 * Who calls and what they may do: the roles, and their check at the public services of the modules,
 * whichever web module the call came through.
 */
package io.holdfast.platform.security;
