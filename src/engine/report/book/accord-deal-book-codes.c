/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ids, sources and currencies stand in the deals of a book as short codes, given to them when they are met first. Report
 * thread. */

#include "accord-config.h"

#include "accord-deal-book.h"

/* A code for an id, given to it when it is met first; 0 for none, and for what comes after too many. */
static guint16
code_of (GArray *ids, GHashTable *codes, gint64 id)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) id);
  guint code = GPOINTER_TO_UINT (g_hash_table_lookup (codes, key));

  if (code != 0 || id == 0 || ids->len >= G_MAXUINT16)
    return (guint16) code;
  g_array_append_val (ids, id);
  code = ids->len;
  g_hash_table_insert (codes, key, GUINT_TO_POINTER (code));
  return (guint16) code;
}

/**
 * accord_deal_book_stage_code:
 * @self: a book
 * @stage: id of a stage, 0 for none
 *
 * Returns: 1 + where it stands among the stages, to which it is added; 0 for none, and for what comes after 65,535 others
 */
guint16
accord_deal_book_stage_code (AccordDealBook *self, gint64 stage)
{
  return code_of (self->stages, self->stage_codes, stage);
}

/**
 * accord_deal_book_owner_code:
 * @self: a book
 * @member: id of a member, 0 for none
 *
 * Returns: its code among the owners, as accord_deal_book_stage_code() gives it
 */
guint16
accord_deal_book_owner_code (AccordDealBook *self, gint64 member)
{
  return code_of (self->owners, self->owner_codes, member);
}

/**
 * accord_deal_book_product_code:
 * @self: a book
 * @product: id of a product, 0 for none
 *
 * Returns: its code among the products, as accord_deal_book_stage_code() gives it
 */
guint16
accord_deal_book_product_code (AccordDealBook *self, gint64 product)
{
  return code_of (self->products, self->product_codes, product);
}

/* 1 + where it stands among the sources, to which it is added; 0 for none, and for what comes after too many. */
guint16
accord_deal_book_source_code (AccordDealBook *self, const char *source)
{
  guint code;

  if (source == NULL || *source == '\0')
    return 0;
  code = GPOINTER_TO_UINT (g_hash_table_lookup (self->source_codes, source));
  if (code != 0 || self->sources->len >= G_MAXUINT16)
    return (guint16) code;
  g_ptr_array_add (self->sources, g_strdup (source));
  code = self->sources->len;
  g_hash_table_insert (self->source_codes, g_ptr_array_index (self->sources, code - 1), GUINT_TO_POINTER (code));
  return (guint16) code;
}

/**
 * accord_deal_book_currency:
 * @currency: a code
 *
 * Returns: 1 + its index in the book's currencies; 0: no deal has it
 */
guint8
accord_deal_book_currency (const AccordDealBook *self, const char *currency)
{
  for (guint i = 0; i < self->currencies->len; i++)
    if (g_str_equal (g_ptr_array_index (self->currencies, i), currency))
      return (guint8) (i + 1);
  return 0;
}
