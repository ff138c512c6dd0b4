/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* More than anybody copies of people; what stands behind is left out, and said to be. */
#define ACCORD_PASTE_MAX_CHARS (64 * 1024)
#define ACCORD_PASTE_MAX_CARDS 200

/* What a piece of text is. */
typedef enum {
  ACCORD_PASTED_NAME,
  ACCORD_PASTED_OTHER_NAME, /* the same person's in another script */
  ACCORD_PASTED_COMPANY,
  ACCORD_PASTED_TITLE,
  ACCORD_PASTED_PHONE,
  ACCORD_PASTED_EMAIL,
  ACCORD_PASTED_MESSENGER,
  ACCORD_PASTED_ADDRESS,
  ACCORD_PASTED_CITY,
  ACCORD_PASTED_WEBSITE,
  ACCORD_PASTED_TAX_ID,
  ACCORD_PASTED_NOTE, /* what was left over */
  ACCORD_PASTED_N_PARTS,
} AccordPastedPart;

/* Why it is taken for that. */
typedef enum {
  ACCORD_PASTED_SAID,    /* a label says so: "Tel." */
  ACCORD_PASTED_SEEN,    /* it looks like nothing else: an e-mail, a legal form */
  ACCORD_PASTED_GUESSED, /* it may be, by its words or its place: somebody has to look */
} AccordPastedTrust;

typedef struct {
  AccordPastedPart part;
  AccordPastedTrust trust;
  char *text;
  char *label;      /* (nullable): what stood before it, "Mobile", 手机, WeChat */
  guint start, end; /* characters of the text it was read from; equal: of none */
} AccordPastedPiece;

/* One person or company; what is to be a field stands once, phones and the like as often as they do. */
typedef struct {
  GPtrArray *pieces; /* of AccordPastedPiece, in the order of AccordPastedPart */
} AccordPastedCard;

/**
 * AccordPaste: what was read out of a text; boxed, owned by who asked.
 */
typedef struct {
  GPtrArray *cards; /* of AccordPastedCard, in the order of the text; may be empty */
  gboolean cut;     /* the text, or the people in it, were too many */
} AccordPaste;

#define ACCORD_TYPE_PASTE (accord_paste_get_type ())
GType accord_paste_get_type (void) G_GNUC_CONST;
AccordPaste *accord_paste_read (const char *text, gssize length);
AccordPaste *accord_paste_copy (const AccordPaste *self);
void accord_paste_free (AccordPaste *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPaste, accord_paste_free)

const char *accord_pasted_card_text (const AccordPastedCard *card, AccordPastedPart part);
gboolean accord_paste_looks_like (const char *text);

G_END_DECLS
