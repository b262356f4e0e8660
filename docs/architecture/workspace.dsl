workspace "Nexus" "An audiobook platform backend" {

    !identifiers hierarchical

    model {
        listener = person "Listener" "Hears books on many devices"
        curator = person "Curator" "Brings books into a library and keeps them"
        operator = person "Operator" "Runs Nexus"

        apps = softwareSystem "Apps and players" "Web, mobile, cast devices, podcast apps" "External"
        subscribers = softwareSystem "Subscribers" "Programs that hear of facts: AMQP, or webhooks of a library" "External"
        mail = softwareSystem "Mail server" "SMTP" "External"
        identity = softwareSystem "Identity provider" "OpenID Connect, if there is one" "External"

        nexus = softwareSystem "Nexus" "Catalogue, accounts and libraries, listening positions, notifications" {
            gateway = container "gateway-service" "The one URL: routes, token check, keys and cookies, limits, circuit breakers, API documents" "Java 25, Spring Cloud Gateway Server MVC"
            user = container "user-service" "Accounts, sessions, tokens, API keys, libraries, memberships, erasure" "Java 25, Spring Boot"
            catalog = container "catalog-service" "Books, audio, imports, search, reviews, feeds" "Java 25, Spring Boot, Lucene, FFmpeg"
            playback = container "playback-service" "Positions, listening time, statistics, bookmarks" "Java 25, Spring Boot"
            notification = container "notification-service" "In-app, live, mail and webhook delivery" "Java 25, Spring Boot"
            database = container "PostgreSQL" "A schema and a role for each service" "PostgreSQL 18" "Database"
            broker = container "nexus.events" "Domain events, a queue for each consumer and publisher" "RabbitMQ 4" "Broker"
            media = container "Media store" "Audio and covers" "File system or S3" "Database"
        }

        listener -> apps "Listens with"
        curator -> apps "Imports and edits with"
        apps -> nexus.gateway "REST, audio by ranges, live updates" "HTTPS"
        operator -> nexus "Runs, watches, restores"

        nexus.gateway -> nexus.user "Passes on" "HTTP"
        nexus.gateway -> nexus.catalog "Passes on" "HTTP"
        nexus.gateway -> nexus.playback "Passes on" "HTTP"
        nexus.gateway -> nexus.notification "Passes on" "HTTP"
        nexus.gateway -> nexus.database "Counts requests" "JDBC"

        nexus.catalog -> nexus.user "Keys, revocations" "HTTP"
        nexus.playback -> nexus.user "Keys, revocations" "HTTP"
        nexus.notification -> nexus.user "Keys, revocations" "HTTP"
        nexus.user -> nexus.catalog "Asks for an account's data" "HTTP"
        nexus.user -> nexus.playback "Asks for an account's data" "HTTP"
        nexus.user -> nexus.notification "Asks for an account's data" "HTTP"

        nexus.user -> nexus.database "users" "JDBC"
        nexus.catalog -> nexus.database "catalog" "JDBC"
        nexus.playback -> nexus.database "playback" "JDBC"
        nexus.notification -> nexus.database "notification" "JDBC"
        nexus.user -> nexus.broker "user.*; hears of erased accounts" "AMQP"
        nexus.catalog -> nexus.broker "catalog.*; hears of accounts, libraries, places" "AMQP"
        nexus.playback -> nexus.broker "playback.*; hears of accounts, libraries, books" "AMQP"
        nexus.notification -> nexus.broker "Hears of nearly everything" "AMQP"
        nexus.catalog -> nexus.media "Keeps and streams audio"

        nexus.user -> identity "Signs people in by" "HTTPS"
        nexus.user -> mail "Sends mails by" "SMTP"
        nexus.notification -> mail "Sends mails by" "SMTP"
        nexus.notification -> subscribers "Webhooks" "HTTPS"
        nexus.broker -> subscribers "Events" "AMQP"
    }

    views {
        systemContext nexus "context" "Who uses Nexus, and what it uses" {
            include *
            autoLayout lr
        }
        container nexus "containers" "What runs, and what it says to whom" {
            include *
            autoLayout lr
        }
        dynamic nexus "listening" "A listener pauses, and another device goes on" {
            apps -> nexus.gateway "POST /api/v1/me/progress/reports"
            nexus.gateway -> nexus.playback "The same, with the token checked"
            nexus.playback -> nexus.database "Reports of many listeners, the position and the event in one transaction"
            nexus.playback -> nexus.broker "playback.progress.advanced.v1, after the commit"
            nexus.broker -> subscribers "The same event to whoever is subscribed"
            nexus.notification -> nexus.broker "Takes the event, tells the other devices' live streams"
            apps -> nexus.gateway "GET /api/v1/me/progress/{bookId} from the other device"
            autoLayout lr
        }
        styles {
            element "Person" {
                shape Person
            }
            element "Database" {
                shape Cylinder
            }
            element "Broker" {
                shape Pipe
            }
            element "External" {
                background #999999
            }
        }
    }
}
