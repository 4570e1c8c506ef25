package dev.heddle.samples.startup;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An ordinary web application without async methods: a server, a database, validation, health
 * checks. It ends as soon as it is ready, so that its start can be measured.
 */
@SpringBootApplication
public class Shop {

  /** What it serves. */
  @RestController
  static class Stock {

    private final JdbcClient database;

    Stock(JdbcClient database) {
      this.database = database;
      database.sql("create table item (name varchar(20))").update();
      database.sql("insert into item values ('bowl'), ('cup')").update();
    }

    @GetMapping("/items")
    List<String> items() {
      return database.sql("select name from item order by name").query(String.class).list();
    }
  }

  /**
   * Starts it and ends it.
   *
   * @param args options of Spring Boot
   */
  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(Shop.class);
    try (var context = application.run(args)) {
      System.out.println(context.getBean(Stock.class).items());
    }
  }
}
