/** Caller and roles: the role check at the public services of the modules, for every web module. */
package io.holdfast.platform.security;
