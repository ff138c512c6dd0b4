/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which group a deal belongs to. Deals that belong to none (no owner, no product, no date …) are in
 * the group without a name, so that groups always add up to the total. Living members, teams,
 * products, stages and the months of a bounded period are listed even when nothing was counted in
 * them; other groups only where something was. Lives on the reader thread for one report. */

#include "accord-grouping.h"

static void
group_free (gpointer data)
{
  AccordGroup *group = data;

  accord_tally_clear (&group->tally);
  g_clear_pointer (&group->key, g_bytes_unref);
  g_free (group->text);
  g_free (group);
}

static AccordGroup *
add_group (AccordGrouping *self)
{
  AccordGroup *group = g_new0 (AccordGroup, 1);

  g_ptr_array_add (self->groups, group);
  return group;
}

static AccordGroup *
group_nameless (AccordGrouping *self)
{
  if (self->nameless == NULL)
    {
      self->nameless = add_group (self);
      self->nameless->text = g_strdup ("");
    }
  return self->nameless;
}

AccordGroup *
accord_grouping_group (AccordGrouping *self, gint64 id)
{
  AccordGroup *group = self->recent;

  if (group != NULL && group->id == id)
    return group;
  group = g_hash_table_lookup (self->by_id, &id);
  if (group == NULL)
    {
      group = add_group (self);
      group->id = id;
      g_hash_table_insert (self->by_id, &group->id, group);
    }
  self->recent = group;
  return group;
}

static AccordGroup *
group_of_text (AccordGrouping *self, const char *text)
{
  AccordGroup *group = self->recent;

  if (group != NULL && strcmp (group->text, text) == 0)
    return group;
  group = g_hash_table_lookup (self->by_text, text);
  if (group == NULL)
    {
      group = add_group (self);
      group->text = g_strdup (text);
      g_hash_table_insert (self->by_text, group->text, group);
    }
  self->recent = group;
  return group;
}

/* A field of the deal itself, of its customer or of its owner, whose values are the groups. */
static void
choose_field (AccordGrouping *self, AccordReader *reader, const AccordReportRequest *request)
{
  const AccordKind *base = self->by == ACCORD_GROUP_DEAL_FIELD     ? &accord_deal_kind
                           : self->by == ACCORD_GROUP_MEMBER_FIELD ? &accord_member_kind
                                                                   : &accord_customer_kind;
  const AccordKind *kind = accord_reader_get_kind (reader, base);
  int index = accord_kind_find (kind, request->field);

  g_assert (index >= 0); /* accord_report_request_group() checked it */
  self->field = &kind->fields[index];
  self->column = g_strdup_printf (self->by == ACCORD_GROUP_DEAL_FIELD ? "d.\"%s\"" : "o.\"%s\"", self->field->name);
  if (self->by != ACCORD_GROUP_DEAL_FIELD)
    {
      self->over = base;
      self->over_link = self->by == ACCORD_GROUP_MEMBER_FIELD ? "d.owner" : "d.customer";
    }
  if (accord_field_is_link (self->field))
    self->kind = accord_field_target (self->field);
}

static void
choose_column (AccordGrouping *self, AccordReader *reader, const AccordReportRequest *request)
{
  static const struct {
    const char *column;
    const char *kind;
  } columns[] = {
    [ACCORD_GROUP_NONE] = { "NULL", NULL },
    [ACCORD_GROUP_MEMBER] = { "d.owner", "member" },
    [ACCORD_GROUP_TEAM] = { "o.team", "team" },
    [ACCORD_GROUP_PRODUCT] = { "d.product", "product" },
    [ACCORD_GROUP_STAGE] = { "d.stage", "stage" },
    [ACCORD_GROUP_MONTH] = { "NULL", NULL },
  };

  if (self->by >= ACCORD_GROUP_CUSTOMER_FIELD)
    {
      choose_field (self, reader, request);
    }
  else
    {
      self->column = g_strdup (columns[self->by].column);
      if (columns[self->by].kind != NULL)
        self->kind = accord_kind_by_name (columns[self->by].kind);
    }
  if (self->by == ACCORD_GROUP_TEAM)
    {
      self->over = &accord_member_kind;
      self->over_link = "d.owner";
    }
}

/**
 * accord_grouping_new:
 * @reader: the reader, on its thread
 * @request: says by what to group
 * @stages: the file's stages; must outlive the grouping
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the grouping with its empty groups, or %NULL with @error set
 */
AccordGrouping *
accord_grouping_new (AccordReader *reader,
                     const AccordReportRequest *request,
                     const AccordStageMap *stages,
                     GError **error)
{
  g_autoptr (AccordGrouping) self = g_new0 (AccordGrouping, 1);

  self->by = request->group_by;
  self->stages = stages;
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->by_text = g_hash_table_new (g_str_hash, g_str_equal);
  choose_column (self, reader, request);
  if (!accord_grouping_list (self, reader, request, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * accord_grouping_free:
 * @self: (transfer full): a grouping
 */
void
accord_grouping_free (AccordGrouping *self)
{
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->by_text, g_hash_table_unref);
  g_clear_pointer (&self->by_over, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_free (self->column);
  g_free (self);
}

/**
 * accord_grouping_by_number:
 * @self: a grouping
 *
 * Returns: whether groups are told apart by a record or a number rather than by text
 */
gboolean
accord_grouping_by_number (const AccordGrouping *self)
{
  return self->field == NULL || accord_field_has_number (self->field);
}

/* Group of the row's value in @column; NULL for none. */
static AccordGroup *
group_of_value (AccordGrouping *self, AccordStatement *row, int column)
{
  if (accord_statement_is_null (row, column))
    return NULL;
  if (accord_grouping_by_number (self))
    return accord_grouping_group (self, accord_statement_int (row, column));
  return group_of_text (self, accord_statement_text (row, column));
}

/**
 * accord_grouping_prefetch:
 * @self: a grouping
 * @reader: the reader, on its thread
 * @error: return location for an error
 *
 * Looks up once what every member or customer says about the group of its deals. For a scan over
 * all deals this is many times faster than a join, which would jump about in a large table; for a
 * scan over a few it is not worth it. To be called before accord_grouping_column().
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_grouping_prefetch (AccordGrouping *self, AccordReader *reader, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) local = NULL;

  if (self->over == NULL || self->by_over != NULL)
    return TRUE;
  sql = g_strdup_printf ("SELECT o.id, %s FROM %s o", self->column, self->over->name);
  row = accord_reader_prepare (reader, sql, error);
  if (row == NULL)
    return FALSE;
  self->by_over = g_ptr_array_new ();
  while (accord_statement_step (row, &local))
    {
      gint64 id = accord_statement_int (row, 0); /* counted up from 1 in every file */

      if (id >= (gint64) self->by_over->len)
        g_ptr_array_set_size (self->by_over, (int) id + 1);
      self->by_over->pdata[id] = group_of_value (self, row, 1);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * accord_grouping_column:
 * @self: a grouping
 *
 * Returns: (transfer none): the SQL expression to select for accord_grouping_of_row(); deals are
 * "d"
 */
const char *
accord_grouping_column (const AccordGrouping *self)
{
  return self->by_over != NULL ? self->over_link : self->column;
}

/**
 * accord_grouping_join:
 * @self: a grouping
 *
 * Deleted members and customers are joined too: history keeps their names.
 *
 * Returns: (transfer full): the SQL join that the column needs, or ""
 */
char *
accord_grouping_join (const AccordGrouping *self)
{
  if (self->over == NULL || self->by_over != NULL)
    return g_strdup ("");
  return g_strdup_printf (" LEFT JOIN %s o ON o.id = %s", self->over->name, self->over_link);
}

/* @id: 0 for no link. */
static AccordGroup *
group_over (AccordGrouping *self, gint64 id)
{
  return id > 0 && id < (gint64) self->by_over->len ? self->by_over->pdata[id] : NULL;
}

/**
 * accord_grouping_of_row:
 * @self: a grouping
 * @row: a row of the scan
 * @column: where the column of accord_grouping_column() stands in it
 *
 * Returns: (transfer none) (nullable): what the row is to be counted in; %NULL by month, where
 *   accord_grouping_of_date() says it
 */
AccordTally *
accord_grouping_of_row (AccordGrouping *self, AccordStatement *row, int column)
{
  AccordGroup *group = NULL;

  if (self->by == ACCORD_GROUP_MONTH)
    return NULL;
  if (self->by_over != NULL)
    group = group_over (self, accord_statement_int (row, column));
  else if (self->by != ACCORD_GROUP_NONE)
    group = group_of_value (self, row, column);
  return group != NULL ? &group->tally : &group_nameless (self)->tally;
}

/**
 * accord_grouping_of_text:
 * @self: a grouping by a text
 * @text: (nullable): of the deal
 *
 * Returns: (transfer none): as accord_grouping_of_row(); stays where it is
 */
AccordTally *
accord_grouping_of_text (AccordGrouping *self, const char *text)
{
  return text != NULL ? &group_of_text (self, text)->tally : &group_nameless (self)->tally;
}

/**
 * accord_grouping_of_number:
 * @self: a grouping by records or numbers
 * @number: of the deal
 *
 * Returns: (transfer none): as accord_grouping_of_row(); stays where it is
 */
AccordTally *
accord_grouping_of_number (AccordGrouping *self, gint64 number)
{
  return &accord_grouping_group (self, number)->tally;
}

/**
 * accord_grouping_of_part:
 * @self: a grouping, prefetched
 * @stage: where the deals stand
 * @part: their owner, or their product when that is what is grouped by; 0 for none
 *
 * Returns: (transfer none) (nullable): as accord_grouping_of_row(), for deals counted before
 */
AccordTally *
accord_grouping_of_part (AccordGrouping *self, gint64 stage, gint64 part)
{
  AccordGroup *group = NULL;

  if (self->by == ACCORD_GROUP_MONTH)
    return NULL;
  if (self->by == ACCORD_GROUP_STAGE)
    group = accord_grouping_group (self, stage);
  else if (self->by_over != NULL)
    group = group_over (self, part);
  else if (self->by != ACCORD_GROUP_NONE && part != 0)
    group = accord_grouping_group (self, part);
  return group != NULL ? &group->tally : &group_nameless (self)->tally;
}

/**
 * accord_grouping_of_date:
 * @self: a grouping
 * @of_row: what accord_grouping_of_row() said
 * @dated: whether there is a date
 * @date: the day that puts the deal into a month
 *
 * Returns: (transfer none): what the deal is to be counted in
 */
AccordTally *
accord_grouping_of_date (AccordGrouping *self, AccordTally *of_row, gboolean dated, gint64 date)
{
  int year, month;

  if (of_row != NULL)
    return of_row;
  if (!dated)
    return &group_nameless (self)->tally;
  accord_date_to_ymd (date, &year, &month, NULL);
  return &accord_grouping_group (self, accord_date_from_ymd (year, month, 1))->tally;
}

/**
 * accord_grouping_hear:
 * @self: a grouping
 * @tally: where the record was counted
 * @id: of the record
 * @roles: what it is to the figure, as #AccordHeardRole
 *
 * Notes a record for those who ask what a figure was made of; otherwise nothing.
 */
void
accord_grouping_hear (AccordGrouping *self, const AccordTally *tally, gint64 id, guint roles)
{
  AccordHeardLine line = { tally, id, roles };

  if (self->heard != NULL)
    g_array_append_val (self->heard, line);
}
