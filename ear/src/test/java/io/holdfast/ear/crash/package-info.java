/** A consumer whose transaction spans broker and database, and the crash in the middle of it. */
package io.holdfast.ear.crash;
