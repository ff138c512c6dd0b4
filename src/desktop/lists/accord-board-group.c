/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordBoardGroup: which deals stand in it, and what a deal gets that is put there. */

#include "accord-config.h"

#include "accord-board-group-private.h"

#include "accord-date.h"
#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (AccordBoardGroup, accord_board_group, accord_board_group_ref, accord_board_group_unref)

/**
 * accord_board_group_new:
 * @kind: deals, with the fields of their own
 * @path: field that a board is grouped by
 * @type: what its values are
 * @key: negative, one of its own among the groups of @path
 * @title: shown
 *
 * Returns: (transfer full): a group of nothing yet; the caller fills in its value
 */
AccordBoardGroup *
accord_board_group_new (const AccordKind *kind, const char *path, AccordGroupType type, gint64 key, const char *title)
{
  AccordBoardGroup *self = g_rc_box_new0 (AccordBoardGroup);

  self->kind = kind;
  self->path = g_strdup (path);
  self->type = type;
  self->key = key;
  self->title = g_strdup (title != NULL ? title : "");
  return self;
}

/**
 * accord_board_group_ref:
 * @self: a group
 *
 * Returns: (transfer full): @self
 */
AccordBoardGroup *
accord_board_group_ref (AccordBoardGroup *self)
{
  return g_rc_box_acquire (self);
}

static void
group_clear (gpointer data)
{
  AccordBoardGroup *self = data;

  g_free (self->path);
  g_free (self->title);
  g_free (self->text);
  g_free (self->refusal);
}

/**
 * accord_board_group_unref:
 * @self: (transfer full): a group
 */
void
accord_board_group_unref (AccordBoardGroup *self)
{
  g_rc_box_release_full (self, group_clear);
}

/**
 * accord_board_group_get_key:
 * @self: a group
 *
 * Returns: a negative number that no other group of the same field has, and that stays the same
 */
gint64
accord_board_group_get_key (const AccordBoardGroup *self)
{
  return self->key;
}

/**
 * accord_board_group_get_title:
 * @self: a group
 *
 * Returns: (transfer none): what its column is called
 */
const char *
accord_board_group_get_title (const AccordBoardGroup *self)
{
  return self->title;
}

/**
 * accord_board_group_get_refusal:
 * @self: a group
 *
 * Returns: (transfer none) (nullable): why no deal can be put there, a sentence; %NULL where it can
 */
const char *
accord_board_group_get_refusal (const AccordBoardGroup *self)
{
  return self->refusal;
}

/**
 * accord_board_group_equal:
 * @a: a group
 * @b: a group
 *
 * Returns: whether they hold the same deals under the same name
 */
gboolean
accord_board_group_equal (const AccordBoardGroup *a, const AccordBoardGroup *b)
{
  return a->key == b->key && a->type == b->type && a->number == b->number && a->last == b->last &&
         g_strcmp0 (a->path, b->path) == 0 && g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->text, b->text) == 0;
}

/**
 * accord_board_group_get_kind:
 * @self: a group
 *
 * Returns: (transfer none): the table that has its field: deals with the fields of their own
 */
const AccordKind *
accord_board_group_get_kind (const AccordBoardGroup *self)
{
  return self->kind;
}

/**
 * accord_board_group_limit:
 * @self: a group
 * @query: a query for deals
 *
 * Lets only its deals through.
 */
void
accord_board_group_limit (const AccordBoardGroup *self, AccordQuery *query)
{
  switch (self->type)
    {
    case ACCORD_GROUP_LINK:
      accord_query_add_number (query, self->path, ACCORD_OP_IS, self->number);
      break;
    case ACCORD_GROUP_CHOICE:
      accord_query_add_text (query, self->path, ACCORD_OP_IS, self->text);
      break;
    case ACCORD_GROUP_PAST:
      accord_query_add_number (query, self->path, ACCORD_OP_LESS, self->number);
      break;
    case ACCORD_GROUP_MONTH:
      accord_query_add_number (query, self->path, ACCORD_OP_AT_LEAST, self->number);
      accord_query_add_number (query, self->path, ACCORD_OP_AT_MOST, self->last);
      break;
    case ACCORD_GROUP_LATER:
      accord_query_add_number (query, self->path, ACCORD_OP_AT_LEAST, self->number);
      break;
    case ACCORD_GROUP_NONE:
    default:
      accord_query_add_number (query, self->path, ACCORD_OP_EMPTY, 0);
    }
}

/* The same day of the month where there is one, and no day that is over. */
static gint64
day_in_month (const AccordBoardGroup *self, AccordRecord *record)
{
  const AccordValue *before = record ? accord_record_value (record, accord_kind_find (self->kind, self->path)) : NULL;
  int day;

  if (before == NULL || !before->has_number)
    return self->last;
  accord_date_to_ymd (before->number, NULL, NULL, &day);
  return CLAMP (self->month + day - 1, self->number, self->last);
}

/**
 * accord_board_group_put:
 * @self: a group that refuses nothing
 * @edit: takes the change
 * @deal: id of a deal
 * @record: (nullable): the deal as it is; %NULL for a new one
 *
 * Gives the deal what puts it there. Of a close month the day stays as far as the month has it.
 */
void
accord_board_group_put (const AccordBoardGroup *self, AccordEdit *edit, gint64 deal, AccordRecord *record)
{
  const AccordKind *kind = self->kind;

  g_return_if_fail (self->refusal == NULL);

  switch (self->type)
    {
    case ACCORD_GROUP_LINK:
      accord_edit_set_number (edit, kind, deal, self->path, self->number);
      break;
    case ACCORD_GROUP_CHOICE:
      accord_edit_set_text (edit, kind, deal, self->path, self->text);
      break;
    case ACCORD_GROUP_MONTH:
      accord_edit_set_number (edit, kind, deal, self->path, day_in_month (self, record));
      break;
    case ACCORD_GROUP_NONE:
      if (record != NULL)
        accord_edit_clear (edit, kind, deal, self->path);
      break;
    case ACCORD_GROUP_PAST:
    case ACCORD_GROUP_LATER:
    default:
      g_critical ("Nothing can be put into “%s”", self->title);
    }
}

/**
 * accord_board_group_label:
 * @self: a group
 * @n_deals: how many are put there
 * @name: (nullable): of the only one
 *
 * Returns: (transfer full): what was done: “Owner of “Scanner”: Ana”
 */
char *
accord_board_group_label (const AccordBoardGroup *self, guint n_deals, const char *name)
{
  const char *field = accord_field_label (&self->kind->fields[accord_kind_find (self->kind, self->path)]);

  if (name != NULL)
    /* Translators: a field, a deal and the field's new value: Owner of “Scanner”: Ana */
    return g_strdup_printf (_("%1$s of “%2$s”: %3$s"), field, name, self->title);
  return g_strdup_printf (ngettext ("%1$s of %2$u deal: %3$s", "%1$s of %2$u deals: %3$s", n_deals), field, n_deals,
                          self->title);
}
