/** Notices that are pulled from suppliers on a schedule, stored with the cursor, and announced. */
package io.holdfast.receiving.pull;
