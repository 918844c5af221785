package io.holdfast.platform;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/**
 * Source of threads: the container in the server, plain Java in tests.
 *
 * @param factory creates threads that live as long as the application
 * @param executor runs short tasks
 */
public record ServerThreads(ThreadFactory factory, Executor executor) {}
