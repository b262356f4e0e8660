create table published_book (book_id uuid primary key, title text not null, gone boolean not null default false);
create table arrival (book_id uuid not null);
