create table title (book_id uuid primary key, title text not null);
create table welcome (account_id uuid not null);
