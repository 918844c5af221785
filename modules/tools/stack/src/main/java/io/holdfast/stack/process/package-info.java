/**
 * Operating system processes that outlive their parent: started detached, remembered in a file, and
 * recognised again by pid, start time and command line, so that a recycled pid is never touched.
 */
package io.holdfast.stack.process;
