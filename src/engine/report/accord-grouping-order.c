/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the groups of a report are called and in which order they stand, settled after the scan so
 * that only groups in use need a name. Reader thread. */

#include "accord-grouping.h"

#include "accord-text.h"

/* The title of a record, deleted or not. */
static gboolean
load_title (AccordGrouping *self, AccordReader *reader, gint64 id, char **title, GError **error)
{
  const AccordField *field = &self->kind->fields[accord_kind_title (self->kind)];
  g_autofree char *sql =
    g_strdup_printf ("SELECT %s FROM %s WHERE id = ?", field->name, self->kind->name);
  g_autoptr (AccordStatement) statement = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_int (statement, 1, id);
  if (accord_statement_step (statement, &local))
    *title = g_strdup (accord_statement_text (statement, 0));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
name_group (AccordGrouping *self, AccordReader *reader, AccordGroup *group, GError **error)
{
  if (group->text != NULL)
    return TRUE;
  if (self->kind != NULL)
    {
      if (!load_title (self, reader, group->id, &group->text, error))
        return FALSE;
    }
  else if (self->by == ACCORD_GROUP_MONTH)
    {
      g_autofree char *day = accord_date_to_iso (group->id);

      group->text = g_strndup (day, MAX (strlen (day), 3) - 3); /* without "-01" */
    }
  else if (self->field != NULL)
    {
      g_auto (AccordValue) value = ACCORD_VALUE_INIT;

      accord_value_set_number (&value, group->id);
      group->text = accord_field_to_text (self->field, &value, NULL);
    }
  if (group->text == NULL)
    group->text = g_strdup ("");
  return TRUE;
}

static void
place_group (AccordGrouping *self, AccordGroup *group)
{
  if (self->by == ACCORD_GROUP_STAGE)
    {
      const AccordStage *stage = accord_stage_map_find (self->stages, group->id);

      group->position = stage != NULL ? stage->position : G_MAXINT;
    }
  else if (self->kind != NULL || !accord_grouping_by_number (self))
    {
      group->key = accord_text_sort_key (group->text);
    }
}

/* By position, then by text, then by number; the group without a name stands last. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const AccordGroup *left = *(const AccordGroup *const *) a;
  const AccordGroup *right = *(const AccordGroup *const *) b;
  gboolean left_named = *left->text != '\0';
  gboolean right_named = *right->text != '\0';
  int order = right_named - left_named;

  if (order == 0)
    order = (left->position > right->position) - (left->position < right->position);
  if (order == 0 && left->key != NULL && right->key != NULL)
    order = g_bytes_compare (left->key, right->key);
  if (order == 0)
    order = (left->id > right->id) - (left->id < right->id);
  return order;
}

static void
remove_empty (AccordGrouping *self)
{
  for (guint i = self->groups->len; i > 0; i--)
    {
      const AccordGroup *group = g_ptr_array_index (self->groups, i - 1);

      if (!group->listed && accord_tally_is_empty (&group->tally))
        g_ptr_array_remove_index_fast (self->groups, i - 1);
    }
}

/**
 * accord_grouping_finish:
 * @self: a grouping, after the scan
 * @reader: the reader, on its thread
 * @error: return location for an error
 *
 * Drops groups that turned out empty and need not be listed, names the others and puts them in
 * order: records and texts by name, stages as in the pipeline, months and numbers ascending, the
 * group without a name last.
 *
 * Returns: (transfer none) (nullable) (element-type AccordGroup): the groups, or %NULL with @error
 */
GPtrArray *
accord_grouping_finish (AccordGrouping *self, AccordReader *reader, GError **error)
{
  remove_empty (self);
  for (guint i = 0; i < self->groups->len; i++)
    {
      AccordGroup *group = g_ptr_array_index (self->groups, i);

      if (!name_group (self, reader, group, error))
        return NULL;
      place_group (self, group);
    }
  g_ptr_array_sort (self->groups, compare_groups);
  return self->groups;
}
