/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions on what rows link to, where these are too many to be looked through for each value ("parent~恒",
 * "customer.city=Kiel"): the linked records of which the rest of the condition holds are found first, by columns in
 * memory where there are any, and then the rows that link to one of them.
 *
 *   customer.city=Kiel ─▶ city=Kiel, of customers ─▶ a byte for each of them ─▶ deals by their link
 *
 * And those on several values of one row ("tag=VIP"): the records between are asked, not every row. */
#include "accord-config.h"

#include "accord-column-links.h"

#include <string.h>
#include "accord-column-sums.h"
#include "accord-columns.h"
#include "accord-filter-sql.h"

static AccordCondition
positive_of (const AccordCondition *condition)
{
  AccordCondition positive = *condition;

  if (accord_op_is_negative (condition->op))
    positive.op = accord_op_opposite (condition->op);
  return positive;
}

/* Whether a condition begins with a link of the rows' own. */
gboolean
accord_column_links_test (const AccordColumnSet *set, const AccordCondition *condition)
{
  int field = condition->path.fields[0];

  return field >= 0 && field < set->kind->n_fields && accord_field_is_link (&set->kind->fields[field]);
}

/* The condition that is to hold of what is linked: FALSE when it is one on the link itself. */
static gboolean
rest_of (const AccordCondition *condition, AccordCondition *rest)
{
  const AccordPath *path = &condition->path;
  const AccordKind *target = path->n == 1 && path->computed == NULL ? accord_field_target (path->field) : NULL;
  int title = target != NULL ? accord_kind_title (target) : -1;

  *rest = positive_of (condition);
  if (path->n > 1)
    {
      rest->path.n--;
      memmove (rest->path.kinds, path->kinds + 1, (gsize) rest->path.n * sizeof *path->kinds);
      memmove (rest->path.fields, path->fields + 1, (gsize) rest->path.n * sizeof *path->fields);
      return TRUE;
    }
  if (title < 0 || rest->op != ACCORD_OP_CONTAINS)
    return FALSE;
  rest->path = (AccordPath) { .n = 1, .kinds = { target }, .fields = { title }, .field = &target->fields[title] };
  return TRUE;
}

/* What rows link to. */
typedef struct {
  const AccordColumn *column; /* codes, or … */
  const gint64 *numbers;      /* … ids */
} Links;

static gint64
link_of (const Links *self, guint id)
{
  guint code = self->column != NULL && self->column->codes != NULL ? self->column->codes[id] : 0;

  if (self->column != NULL)
    return code > 0 ? (gint64) GPOINTER_TO_SIZE (self->column->values->pdata[code - 1]) : 0;
  return self->numbers[id] > 0 ? self->numbers[id] : 0;
}

static gboolean
links_get (Links *self, AccordColumnSet *set, AccordReader *db, int field, GError **error)
{
  *self = (Links) { accord_column_is_kept (set, field) ? &set->columns[field] : NULL, NULL };
  if (self->column == NULL)
    self->numbers = accord_column_sums_get (set, db, NULL, field, "", error);
  return self->column != NULL || self->numbers != NULL;
}

/* Linked records of which a condition holds. */
typedef struct {
  AccordReader *db;
  const AccordCondition *condition; /* positive, of the rows */
  const AccordKind *target;
  AccordColumnSet *set; /* of the rows */
  guint8 *passes; /* by id */
  guint n;        /* ids are below */
} Targets;

/* The condition as it stands, asked of every linked record as if a row linked to it; @some: (nullable): of these. */
static gboolean
ask_file (Targets *self, GArray *some, GError **error)
{
  const AccordPath *path = &self->condition->path;
  const char *link = path->kinds[0]->fields[path->fields[0]].name;
  const AccordIdSet ids = { some != NULL ? (const gint64 *) (const void *) some->data : NULL, some != NULL ? some->len : 0 };
  g_autoptr (GString) sql = g_string_new (NULL);
  AccordFilterWriting to = { .sql = sql, .parameter = some != NULL ? 2 : 1, .alias = "t", .today = accord_date_today () };
  g_autoptr (AccordStatement) st = NULL;
  g_autoptr (GError) failed = NULL;

  g_string_printf (sql, "SELECT t.\"%s\" FROM (SELECT id AS \"%s\" FROM %s%s%s) t WHERE ", link, link, some != NULL ? "" : "\"",
                   some != NULL ? "accord_ids(?1)" : self->target->name, some != NULL ? "" : "\"");
  accord_filter_write_condition (&to, self->condition);
  st = accord_reader_prepare (self->db, sql->str, error);
  if (st == NULL)
    return FALSE;
  if (some != NULL)
    accord_statement_bind_ids (st, 1, &ids);
  to = (AccordFilterWriting) { .st = st, .parameter = some != NULL ? 2 : 1, .alias = "t", .today = to.today };
  accord_filter_write_condition (&to, self->condition);
  while (accord_statement_step (st, &failed))
    if (accord_statement_int (st, 0) > 0 && accord_statement_int (st, 0) < self->n)
      self->passes[accord_statement_int (st, 0)] = 1;
  return accord_error_pass (error, &failed);
}

/* Columns know of living records only; of the others that rows still link to, the file is asked. */
static gboolean
ask_columns (Targets *self, AccordColumnSet *of, const AccordCondition *rest, const Links *links, GError **error)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree guint8 *hits = g_new0 (guint8, of->n_slots);

  if (!accord_column_query_hits (of, self->db, rest, hits, error))
    return FALSE;
  for (guint i = 0; i < MIN (of->n_slots, self->n); i++)
    self->passes[i] = hits[i] & of->alive[i];
  for (guint i = 0; i < self->set->n_slots; i++)
    {
      gint64 id = link_of (links, i);

      if (id > 0 && (id >= of->n_slots || !of->alive[id]))
        g_array_append_val (gone, id);
    }
  return gone->len == 0 || ask_file (self, gone, error);
}

/* Columns of what @set links to. */
static AccordColumnSet *
set_of (AccordColumnSet *set, AccordReader *db, const AccordKind *target)
{
  if (accord_kind_is (target, set->kind))
    return set;
  return db->columns != NULL ? accord_columns_get (db->columns, db, target) : NULL;
}

/* Whether the answer is in memory, but for a question by an index. */
gboolean
accord_column_links_know (AccordColumnSet *set, AccordReader *db, const AccordCondition *condition)
{
  const AccordKind *target = accord_field_target (&set->kind->fields[condition->path.fields[0]]);
  gboolean by_index = condition->op == ACCORD_OP_IS || condition->op == ACCORD_OP_IS_NOT;
  AccordCondition rest;
  AccordColumnSet *of;

  if (!accord_column_is_kept (set, condition->path.fields[0]) && !accord_column_sums_know (set, condition->path.fields[0]))
    return FALSE;
  if (rest_of (condition, &rest))
    return (of = set_of (set, db, target)) != NULL && accord_column_query_knows (of, db, &rest);
  for (guint i = 0; i < condition->operands->len; i++)
    {
      const AccordOperand *operand = &g_array_index (condition->operands, AccordOperand, i);

      by_index &= operand->has_uid || operand->value.text == NULL;
    }
  return condition->operands->len == 0 || by_index;
}

static gboolean
find_targets (Targets *self, const Links *links, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max(id) FROM \"%s\"", self->target->name);
  AccordCondition rest;
  AccordColumnSet *of;

  self->n = (guint) CLAMP (accord_database_get_int (self->db, sql, 0), 0, G_MAXINT32) + 1;
  self->passes = g_new0 (guint8, self->n);
  if (rest_of (self->condition, &rest) && (of = set_of (self->set, self->db, self->target)) != NULL)
    return ask_columns (self, of, &rest, links, error);
  if (self->condition->path.n == 1 && self->condition->op == ACCORD_OP_NOT_EMPTY)
    {
      memset (self->passes, 1, self->n);
      return TRUE;
    }
  return ask_file (self, NULL, error);
}

/**
 * accord_column_links_hits:
 * @condition: one that accord_column_links_test() is true of
 * @hits: (out): by id; set to 1 where it holds, to 0 elsewhere
 */
gboolean
accord_column_links_hits (AccordColumnSet *set, AccordReader *db, const AccordCondition *condition, guint8 *hits, GError **error)
{
  gboolean negated = accord_op_is_negative (condition->op);
  AccordCondition positive = positive_of (condition);
  Targets targets = { .db = db, .set = set, .condition = &positive,
                      .target = accord_field_target (&set->kind->fields[condition->path.fields[0]]) };
  g_autofree guint8 *passes = NULL;
  gboolean ok;
  Links links;

  if (!links_get (&links, set, db, condition->path.fields[0], error))
    return FALSE;
  ok = find_targets (&targets, &links, error);
  passes = targets.passes;
  for (guint i = 0; ok && i < set->n_slots; i++)
    {
      gint64 id = link_of (&links, i);

      hits[i] = (id > 0 && id < targets.n && passes[id]) != negated;
    }
  return ok;
}

#define ROW_IN "t.id IN ("

/* Whether a row may have several of what a condition asks for: a record between says which row has which. */
gboolean
accord_column_links_several (const AccordCondition *condition)
{
  const AccordComputed *computed = condition->path.computed;

  return condition->path.n == 1 && computed != NULL && computed->before != NULL &&
         g_str_has_prefix (computed->before, "@.id IN (") && g_strcmp0 (computed->after, ")") == 0;
}

/**
 * accord_column_links_several_hits:
 * @condition: one that accord_column_links_several() is true of
 * @hits: (inout): by id, all 0; set to 1 where it holds
 */
gboolean
accord_column_links_several_hits (const AccordColumnSet *set, AccordReader *db, const AccordCondition *condition, guint8 *hits,
                                  GError **error)
{
  AccordCondition positive = positive_of (condition);
  g_autoptr (GString) sql = g_string_new (NULL);
  AccordFilterWriting to = { .sql = sql, .parameter = 1, .alias = "t", .today = accord_date_today () };
  g_autoptr (AccordStatement) st = NULL;
  g_autoptr (GError) failed = NULL;

  /* "t.id IN (SELECT … )": what stands in the brackets. */
  accord_filter_write_condition (&to, &positive);
  g_return_val_if_fail (g_str_has_prefix (sql->str, ROW_IN), FALSE);
  g_string_erase (sql, 0, (gssize) strlen (ROW_IN));
  g_string_truncate (sql, sql->len - 1);
  st = accord_reader_prepare (db, sql->str, error);
  if (st == NULL)
    return FALSE;
  to = (AccordFilterWriting) { .st = st, .parameter = 1, .alias = "t", .today = to.today };
  accord_filter_write_condition (&to, &positive);
  while (accord_statement_step (st, &failed))
    if (accord_statement_int (st, 0) > 0 && accord_statement_int (st, 0) < set->n_slots)
      hits[accord_statement_int (st, 0)] = 1;
  for (guint i = 0; accord_op_is_negative (condition->op) && i < set->n_slots; i++)
    hits[i] = !hits[i];
  return accord_error_pass (error, &failed);
}
