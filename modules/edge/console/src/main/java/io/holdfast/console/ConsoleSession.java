package io.holdfast.console;

import java.time.Instant;
import java.util.Set;

/**
 * A person who is logged in.
 *
 * @param name login name
 * @param roles as they were at the login
 * @param endsAt absolute end, however much the session is used
 */
record ConsoleSession(String name, Set<String> roles, Instant endsAt) {}
