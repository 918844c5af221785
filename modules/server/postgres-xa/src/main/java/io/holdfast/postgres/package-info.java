/**
 * What the server needs to coordinate PostgreSQL through crashes. Belongs beside the driver in the
 * server's library, because recovery runs without the application.
 */
package io.holdfast.postgres;
