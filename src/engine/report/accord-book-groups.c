/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which group of a report a deal of the book belongs to, without looking into the file again. Report thread. */

#include "accord-config.h"

#include "accord-book-groups.h"

static AccordBookBy
by_deal_field (const char *field)
{
  static const struct { const char *name; AccordBookBy by; } fields[] = {
    { "source", ACCORD_BOOK_BY_SOURCE }, { "lost_reason", ACCORD_BOOK_BY_REASON }, { "owner", ACCORD_BOOK_BY_OWNER }, { "product", ACCORD_BOOK_BY_PRODUCT }, { "customer", ACCORD_BOOK_BY_CUSTOMER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].name, field))
      return fields[i].by;
  return ACCORD_BOOK_BY_OTHER;
}

static AccordBookBy
grouped_by (const AccordReportRequest *request)
{
  switch (request->group_by)
    {
    case ACCORD_GROUP_NONE:
      return ACCORD_BOOK_BY_NOTHING;
    case ACCORD_GROUP_MONTH:
      return ACCORD_BOOK_BY_MONTH;
    case ACCORD_GROUP_STAGE:
      return ACCORD_BOOK_BY_STAGE;
    case ACCORD_GROUP_MEMBER:
    case ACCORD_GROUP_TEAM:
    case ACCORD_GROUP_MEMBER_FIELD:
      return ACCORD_BOOK_BY_OWNER;
    case ACCORD_GROUP_PRODUCT:
      return ACCORD_BOOK_BY_PRODUCT;
    case ACCORD_GROUP_CUSTOMER_FIELD:
      return ACCORD_BOOK_BY_CUSTOMER_FIELD;
    case ACCORD_GROUP_DEAL_FIELD:
      return by_deal_field (request->field);
    default:
      return ACCORD_BOOK_BY_OTHER;
    }
}

/* Not where there are too many to tell all apart. */
static gboolean
tells_all_apart (const AccordDealBook *book)
{
  return book->currencies->len < G_MAXUINT8 && book->reasons->len < G_MAXUINT8 && book->owners->len < G_MAXUINT16 &&
         book->sources->len < G_MAXUINT16 && book->products->len < G_MAXUINT16;
}

/**
 * accord_book_groups_tell:
 * @book: a book that has followed
 * @request: what is asked for
 *
 * Returns: whether what stands in memory of a deal tells its group, or what its customer says
 */
gboolean
accord_book_groups_tell (const AccordDealBook *book, const AccordReportRequest *request)
{
  return grouped_by (request) != ACCORD_BOOK_BY_OTHER && tells_all_apart (book);
}

static const AccordStage **
stages_by_code (const AccordDealBook *book, const AccordReportRequest *request, const AccordStageMap *map)
{
  const AccordStage **stages = g_new0 (const AccordStage *, book->stages->len + 1);

  for (guint code = 1; code <= book->stages->len; code++)
    {
      const AccordStage *stage = accord_stage_map_find (map, accord_deal_book_stage (book, code));

      if (stage != NULL && (request->pipeline == 0 || stage->pipeline == request->pipeline))
        stages[code] = stage;
    }
  return stages;
}

/**
 * accord_book_groups_begin:
 * @self: (out): to be cleared in any case
 * @book: a book that has followed
 * @reader: the reader, on its thread
 * @request: what is asked for
 * @stages: the file's stages
 * @grouping: where to count
 *
 * Returns: %FALSE with an error; %FALSE without one: memory cannot tell the groups apart
 */
gboolean
accord_book_groups_begin (AccordBookGroups *self, AccordDealBook *book, AccordReader *reader, const AccordReportRequest *request,
                          const AccordStageMap *stages, AccordGrouping *grouping, GError **error)
{
  guint n = MAX (book->owners->len, MAX (book->sources->len, book->reasons->len));

  *self = (AccordBookGroups) { .book = book, .request = request, .grouping = grouping, .by = grouped_by (request) };
  if (self->by == ACCORD_BOOK_BY_OTHER || !tells_all_apart (book))
    return FALSE;
  if (self->by == ACCORD_BOOK_BY_CUSTOMER_FIELD)
    {
      AccordCustomerBook *customers = accord_customer_book_get (&book->customers, reader, error);

      self->column = customers != NULL ? accord_customer_book_column (customers, reader, request->field, error) : NULL;
      if (self->column == NULL)
        return FALSE;
      n = MAX (n, self->column->values->len);
    }
  else if (!accord_grouping_prefetch (grouping, reader, error))
    return FALSE;
  self->tallies = g_new0 (AccordTally *, MAX (n, MAX (book->products->len, book->stages->len)) + 1);
  self->stages = stages_by_code (book, request, stages);
  self->currency = accord_deal_book_currency (book, request->currency);
  self->owner = GPOINTER_TO_UINT (g_hash_table_lookup (book->owner_codes, GSIZE_TO_POINTER ((gsize) request->member)));
  return TRUE;
}

/**
 * accord_book_groups_clear:
 * @self: groups; clearing them twice does no harm
 */
void
accord_book_groups_clear (AccordBookGroups *self)
{
  g_clear_pointer (&self->tallies, g_free);
  g_clear_pointer (&self->stages, g_free);
}

static guint
code_of (const AccordBookGroups *self, const AccordBookDeal *deal)
{
  switch (self->by)
    {
    case ACCORD_BOOK_BY_STAGE:
      return deal->stage;
    case ACCORD_BOOK_BY_OWNER:
      return deal->owner;
    case ACCORD_BOOK_BY_PRODUCT:
      return deal->product;
    case ACCORD_BOOK_BY_SOURCE:
      return deal->source;
    case ACCORD_BOOK_BY_REASON:
      return deal->reason;
    case ACCORD_BOOK_BY_CUSTOMER_FIELD:
      return deal->customer < self->book->customers->n_slots ? self->column->codes[deal->customer] : 0;
    case ACCORD_BOOK_BY_CUSTOMER:
      return deal->customer;
    default:
      return 0;
    }
}

static AccordTally *
of_customer_field (const AccordBookGroups *self, guint code)
{
  if (code == 0)
    return accord_grouping_of_text (self->grouping, NULL);
  return self->column->numbers ? accord_grouping_of_number (self->grouping, g_array_index (self->column->values, gint64, code - 1))
                               : accord_grouping_of_text (self->grouping, g_ptr_array_index (self->column->texts, code - 1));
}

static AccordTally *
find_tally (const AccordBookGroups *self, guint code)
{
  const AccordDealBook *book = self->book;

  switch (self->by)
    {
    case ACCORD_BOOK_BY_STAGE:
      return accord_grouping_of_part (self->grouping, accord_deal_book_stage (book, code), 0);
    case ACCORD_BOOK_BY_OWNER:
      return accord_grouping_of_part (self->grouping, 0, code == 0 ? 0 : g_array_index (book->owners, gint64, code - 1));
    case ACCORD_BOOK_BY_PRODUCT:
      return accord_grouping_of_part (self->grouping, 0, code == 0 ? 0 : g_array_index (book->products, gint64, code - 1));
    case ACCORD_BOOK_BY_CUSTOMER:
      return accord_grouping_of_part (self->grouping, 0, code);
    case ACCORD_BOOK_BY_SOURCE:
      return accord_grouping_of_text (self->grouping, code == 0 ? NULL : g_ptr_array_index (book->sources, code - 1));
    case ACCORD_BOOK_BY_REASON:
      return accord_grouping_of_text (self->grouping, code == 0 ? NULL : g_ptr_array_index (book->reasons, code - 1));
    case ACCORD_BOOK_BY_CUSTOMER_FIELD:
      return of_customer_field (self, code);
    default:
      return accord_grouping_of_part (self->grouping, 0, 0);
    }
}

/**
 * accord_book_groups_tally:
 * @deal: one of the book
 * @day: puts it into a month, or %ACCORD_BOOK_NO_DAY
 *
 * Returns: (transfer none): what the deal is to be counted in
 */
AccordTally *
accord_book_groups_tally (const AccordBookGroups *self, const AccordBookDeal *deal, gint32 day)
{
  guint code = code_of (self, deal);

  if (self->by == ACCORD_BOOK_BY_MONTH)
    return accord_grouping_of_date (self->grouping, NULL, day != ACCORD_BOOK_NO_DAY, day);
  if (self->by == ACCORD_BOOK_BY_CUSTOMER)
    return find_tally (self, code);
  if (self->tallies[code] == NULL)
    self->tallies[code] = find_tally (self, code);
  return self->tallies[code];
}

/**
 * accord_book_groups_stage:
 * @deal: one of the book
 *
 * Returns: (transfer none) (nullable): its stage; %NULL where it is not asked for
 */
const AccordStage *
accord_book_groups_stage (const AccordBookGroups *self, const AccordBookDeal *deal)
{
  return deal->alive && (self->request->member == 0 || deal->owner == self->owner) ? self->stages[deal->stage] : NULL;
}

/**
 * accord_book_groups_price:
 * @deal: one of the book
 *
 * Returns: its amount in the currency that is asked for
 */
AccordPrice
accord_book_groups_price (const AccordBookGroups *self, const AccordBookDeal *deal)
{
  return (AccordPrice) { .priced = self->currency != 0 && deal->currency == self->currency, .minor = deal->amount };
}
