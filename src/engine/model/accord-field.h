/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "accord-date.h"
#include "accord-value.h"

G_BEGIN_DECLS

typedef struct _AccordKind AccordKind;

typedef enum {
  ACCORD_FIELD_TEXT,      /* one line */
  ACCORD_FIELD_LONG_TEXT, /* many lines */
  ACCORD_FIELD_PHONE,
  ACCORD_FIELD_EMAIL,
  ACCORD_FIELD_URL,
  ACCORD_FIELD_CHOICE,    /* text: one of choices; unknown ones survive */
  ACCORD_FIELD_RANK,      /* text: order key (accord-rank.h) */
  ACCORD_FIELD_INTEGER,
  ACCORD_FIELD_PERCENT,   /* whole per cent, 0..100 */
  ACCORD_FIELD_QUANTITY,  /* thousandths: 1500 is 1.5 */
  ACCORD_FIELD_RATE,      /* hundredths of a per cent, 0..10000: 1250 is 12.5 % */
  ACCORD_FIELD_BOOLEAN,
  ACCORD_FIELD_DATE,      /* days since 1970-01-01 */
  ACCORD_FIELD_TIME,      /* ms since 1970-01-01 UTC */
  ACCORD_FIELD_LINK,      /* number: local id of a record of the target kind */
  ACCORD_FIELD_MONEY,     /* number: minor units, text: currency; one register */
  ACCORD_FIELD_PLACE,     /* number: id of a record of the target kind, text: rank; one register */
  ACCORD_FIELD_DECIMAL,   /* number: millionths (accord-decimal.h) */
} AccordFieldType;

typedef enum {
  ACCORD_FIELD_PLAIN = 0,
  ACCORD_FIELD_REQUIRED = 1 << 0,
  ACCORD_FIELD_TITLE = 1 << 1,    /* what a record is called */
  ACCORD_FIELD_SEARCHED = 1 << 2, /* in the full-text index */
  ACCORD_FIELD_PINYIN = 1 << 3,   /* and found by pinyin and initials */
  ACCORD_FIELD_SORTED = 1 << 4,   /* has a stored collation key and an index on it */
  ACCORD_FIELD_INDEXED = 1 << 5,  /* has an SQL index */
  ACCORD_FIELD_KEY = 1 << 6,      /* identifies the record in files of other programs */
  ACCORD_FIELD_PERSONAL = 1 << 7, /* personal data: exported and erased with the person */
  ACCORD_FIELD_PRIVATE = 1 << 8,  /* never leaves this file */
  ACCORD_FIELD_HIDDEN = 1 << 9,   /* not in forms, CSV or JSON of lists (ranks, internals) */
  ACCORD_FIELD_FACT = 1 << 10,    /* always shown on the record page, even when empty */
  ACCORD_FIELD_AUTOMATIC = 1 << 11, /* written by rules, not typed by people */
  ACCORD_FIELD_OWNED = 1 << 12, /* link: the record lives with what it points to, and goes to the trash with it */
  ACCORD_FIELD_CUSTOM = 1 << 13, /* added by a user: labels are what was typed, and are not translated */
  ACCORD_FIELD_SPARSE = 1 << 14, /* has an SQL index without its empty rows: days that few records have */
} AccordFieldFlags;

/* How two computers' writes of one field meet (sync.md §2.6). */
typedef enum {
  ACCORD_MERGE_REGISTER,    /* last writer wins, the loser stays in history */
  ACCORD_MERGE_APPEND_ONLY, /* never changes after birth */
  ACCORD_MERGE_LOCAL,       /* never leaves this file */
} AccordMerge;

typedef struct {
  const char *value;
  const char *label; /* N_() */
} AccordChoice;

/* One line of a kind's table. SQL columns, JSON, CSV headings, forms, validation, history and merge
 * all follow from it. */
typedef struct {
  const char *name;  /* SQL column, JSON key, property name (with '-') */
  AccordFieldType type;
  const char *label; /* N_() */
  AccordFieldFlags flags;
  const char *target;          /* LINK, PLACE: name of the kind pointed to */
  const AccordChoice *choices; /* CHOICE: ended by a NULL value */
  const char *headings;        /* column names other programs use, lower case, separated by '|' */
  AccordMerge merge;
  const char *indexed_while;   /* an index over records where these fields are filled ("!name": empty) and so is their own; separated by blanks */
  const char *indexed_with;    /* … holding these columns too, separated by blanks: "del" where no row is to be read */
  gboolean series;             /* numbers of a series: an index by their length too, over the Trash as well (accord_reader_greatest_number()) */
  const char *rank;            /* CUSTOM: where it stands among the kind's own fields; of others ACCORD_FIELD_LATE (accord-kind-late.h), or NULL */
} AccordField;

/* What a text is read with: the currency of bare amounts, the order of a column's dates. */
typedef struct {
  const char *currency;
  AccordDateOrder date_order;
  gunichar decimal_mark; /* 0: found from the text */
} AccordFieldReading;

const char *accord_field_label (const AccordField *field);
gboolean accord_field_has_number (const AccordField *field);
gboolean accord_field_has_text (const AccordField *field);
const char *accord_field_second_column (const AccordField *field);
gboolean accord_field_is_link (const AccordField *field);
const AccordKind *accord_field_target (const AccordField *field);
const char *accord_field_choice_label (const AccordField *field, const char *value);
gboolean accord_field_parse_birthday (const AccordField *field, const char *text, AccordValue *value);
gboolean accord_field_says_lunar (const char *field_name, const AccordValue *value);
gboolean accord_field_parse (const AccordField *field, const char *text,
                             const AccordFieldReading *reading, AccordValue *value, GError **error);
gboolean accord_field_check (const AccordField *field, const AccordValue *value, GError **error);
char *accord_field_to_text (const AccordField *field, const AccordValue *value, const char *title);
char *accord_field_format (const AccordField *field, const AccordValue *value, const char *title);

G_END_DECLS
