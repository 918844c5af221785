package io.holdfast.testkit;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.narayana.NarayanaTransactionIntegration;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.Driver;

/** Connection pools with the settings of the server's data sources. */
final class Pools {
  static final String ROLE = "holdfast_app";
  private static final int MAX_SIZE = 20;
  private static final String LOCK_TIMEOUT = "?options=-c%20lock_timeout=150";

  private Pools() {}

  static Pool transactional(String url) {
    AgroalConnectionPoolConfigurationSupplier pool = pool(url, FaultyXaDataSource.class);
    return open(
        pool.transactionIntegration(
            new NarayanaTransactionIntegration(
                TestTransactions.get().manager(), TestTransactions.get().registry())));
  }

  static Pool plain(String url) {
    return open(pool(url, Driver.class));
  }

  private static AgroalConnectionPoolConfigurationSupplier pool(String url, Class<?> provider) {
    return new AgroalConnectionPoolConfigurationSupplier()
        .maxSize(MAX_SIZE)
        .acquisitionTimeout(Duration.ofSeconds(10))
        .exceptionSorter(new PostgreSQLExceptionSorter())
        .connectionFactoryConfiguration(
            factory ->
                factory
                    .connectionProviderClass(provider)
                    .jdbcUrl(url + LOCK_TIMEOUT)
                    .principal(new NamePrincipal(ROLE)));
  }

  private static Pool open(AgroalConnectionPoolConfigurationSupplier pool) {
    try {
      AgroalDataSourceConfigurationSupplier configuration =
          new AgroalDataSourceConfigurationSupplier()
              .metricsEnabled()
              .connectionPoolConfiguration(pool);
      return new Pool(AgroalDataSource.from(configuration));
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
