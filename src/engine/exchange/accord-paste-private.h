/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-paste.h"

G_BEGIN_DECLS

/* Only for the files of accord-paste: text → lines → items → cards. */

/* The text character by character, twice: places in one are places in the other. */
typedef struct {
  gunichar *as_is;
  gunichar *plain; /* full-width signs, hyphens and blanks of every width as those of ASCII */
  guint n;
} AccordPasteText;

/* A piece and where it stood. */
typedef struct {
  AccordPastedPiece piece;
  guint line;
  gboolean alone;   /* nothing else was read on its line */
  gboolean mobile;  /* a phone that one person has */
} AccordPasteItem;

typedef struct {
  const char *word;      /* folded to lower case */
  AccordPastedPart part;
  gboolean kept;         /* tells one phone from another, so it is kept as its label */
} AccordPasteLabel;

/* What is being read, and about whom. */
typedef struct {
  const AccordPasteText *text;
  AccordPaste *paste;
  GPtrArray *card; /* of AccordPasteItem, of the one being read about */
  GPtrArray *head; /* what stands before the first of a list: it is of all of them */
} AccordPasteReading;

/* accord-paste-labels.c */
const AccordPasteLabel *accord_paste_label_at (const AccordPasteText *text, guint at, guint end, guint *label_end, guint *value, gboolean *colon);
const AccordPasteLabel *accord_paste_label_is (const AccordPasteText *text, guint start, guint end);

/* accord-paste-scan.c: how many characters from @at on are one; 0 if none begins there */
guint accord_paste_email_at (const AccordPasteText *text, guint at, guint end);
guint accord_paste_website_at (const AccordPasteText *text, guint at, guint end);
guint accord_paste_tax_id_at (const AccordPasteText *text, guint at, guint end);
guint accord_paste_account_at (const AccordPasteText *text, guint at, guint end);

/* accord-paste-phone.c */
guint accord_paste_phone_at (const AccordPasteText *text, guint at, guint end, gboolean labelled);

/* accord-paste-words.c: @text is plain, without blanks at its ends */
gboolean accord_paste_is_greeting (const char *text);
gboolean accord_paste_is_title (const char *text);
gboolean accord_paste_is_company (const char *text, AccordPastedTrust *trust);
gboolean accord_paste_is_name (const char *text);
gboolean accord_paste_is_legal_form (const char *text);
gsize accord_paste_legal_end (const char *text);

/* accord-paste-address.c */
gboolean accord_paste_is_address (const char *text);
gboolean accord_paste_goes_on_address (const char *text);
char *accord_paste_city_of (const char *address);

/* accord-paste-line.c */
void accord_paste_read_line (const AccordPasteText *text, guint start, guint end, guint line, GPtrArray *items);
void accord_paste_read_cell (const AccordPasteText *text, guint start, guint end, guint line, const AccordPasteLabel *label, GPtrArray *items);
/* accord-paste-plain.c: what has no label and no form of its own */
void accord_paste_read_plain (const AccordPasteText *text, guint start, guint end, guint line, GPtrArray *items);

/* accord-paste-people.c */
void accord_paste_read_block (AccordPasteReading *self, GPtrArray *block);
void accord_paste_end_card (AccordPasteReading *self);

/* accord-paste-card.c */
AccordPastedCard *accord_paste_settle (GPtrArray *items);

/* accord-paste.c */
char *accord_paste_slice (const gunichar *text, guint start, guint end);
AccordPasteItem *accord_paste_add (GPtrArray *items, const AccordPasteText *text, AccordPastedPart part, AccordPastedTrust trust, guint start, guint end, guint line);
void accord_paste_item_free (gpointer item);

G_END_DECLS
