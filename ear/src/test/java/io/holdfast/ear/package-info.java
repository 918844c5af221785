/** Tests of the archive in the real server, with real databases and a real broker. */
package io.holdfast.ear;
