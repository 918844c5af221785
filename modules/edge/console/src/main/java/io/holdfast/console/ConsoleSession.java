package io.holdfast.console;

import java.util.Set;

/**
 * A person who is logged in.
 *
 * @param name login name
 * @param roles as they were at the login
 * @param endsAt absolute end (ISO 8601), however much the session is used
 */
record ConsoleSession(String name, Set<String> roles, String endsAt) {}
