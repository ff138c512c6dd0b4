/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever is pasted: each piece is text, and stands inside what was read. */
#include "accord-config.h"

#include "accord-paste.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_piece (const AccordPastedPiece *piece, glong n_chars)
{
  g_assert_cmpint (piece->part, <, ACCORD_PASTED_N_PARTS);
  g_assert_nonnull (piece->text);
  g_assert_cmpstr (piece->text, !=, "");
  g_assert_true (g_utf8_validate (piece->text, -1, NULL));
  g_assert_true (piece->label == NULL || g_utf8_validate (piece->label, -1, NULL));
  g_assert_cmpuint (piece->start, <=, piece->end);
  g_assert_cmpint (piece->end, <=, n_chars);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  glong n_chars = g_utf8_strlen (text, -1);
  g_autoptr (AccordPaste) paste = accord_paste_read (text, -1);

  g_assert_cmpuint (paste->cards->len, <=, ACCORD_PASTE_MAX_CARDS);
  for (guint c = 0; c < paste->cards->len; c++)
    {
      const AccordPastedCard *card = paste->cards->pdata[c];

      g_assert_cmpuint (card->pieces->len, >, 0);
      for (guint i = 0; i < card->pieces->len; i++)
        check_piece (card->pieces->pdata[i], n_chars);
    }
  return 0;
}
