/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-duplicates.h"
#include "accord-walk.h"

G_BEGIN_DECLS

/* What of a record is compared: hashes of what identifies it, and its bare name. About a hundred
 * bytes, so that a million are held at once. 0 is nothing throughout. */
typedef struct {
  gint64 id;
  guint64 tax_id;
  guint64 email;
  guint64 phone;
  guint64 website;
  guint64 name;    /* bare words in alphabetical order */
  guint64 sound;   /* letters of its pinyin, in any order */
  gint64 group;    /* the customer a contact belongs to */
  guint32 ordered; /* hash of the sound as it is read */
  guint32 sorted;  /* hash of the sound, words in alphabetical order */
  guint32 place;
  guint32 city;
  guint32 text;    /* where the bare name begins in the texts */
  guint16 n_alike; /* records with the same name, G_MAXUINT16 for more */
  guint8 length;   /* bytes of the bare name */
  guint8 flags;
} AccordTwinRow;

#define ACCORD_TWIN_IS_PERSON (1 << 0)
#define ACCORD_TWIN_HAS_HAN (1 << 1)
#define ACCORD_TWIN_TAX_ID_IS_VALID (1 << 2)
#define ACCORD_TWIN_MAILBOX_IS_SHARED (1 << 3) /* info@, sales@ */

/* Which fields of a kind say what. */
enum { TWIN_NAME, TWIN_TYPE, TWIN_PHONE, TWIN_EMAIL, TWIN_WEBSITE, TWIN_TAX_ID, TWIN_CITY, TWIN_CUSTOMER, N_TWIN_FIELDS };
typedef struct {
  const AccordKind *kind;
  int fields[N_TWIN_FIELDS];  /* index in the kind, -1 for none */
  int columns[N_TWIN_FIELDS]; /* the ones there are */
  int n_columns;
  int at[N_TWIN_FIELDS];      /* place in columns, -1 for none */
} AccordTwinFields;

void accord_twin_fields_init (AccordTwinFields *self, const AccordKind *kind);
void accord_twin_row_read (AccordTwinRow *row, const AccordTwinFields *fields, gint64 id, const AccordCell *cells, GString *texts);
guint64 accord_twin_phone (const char *phone);
guint64 accord_twin_email (const char *email, gboolean *shared, char **telling);
guint64 accord_twin_website (const char *website);

int accord_twin_score (const AccordTwinRow *a, const AccordTwinRow *b, const char *texts, AccordTwinReasons more, AccordTwinReasons *reasons);

G_END_DECLS
