/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a condition of a stage is met by a deal. A field is met by any value (a yes-or-no by yes), an
 * activity by one that was done, an approval by the newest answer. */
#include "accord-config.h"

#include "accord-gate-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct {
  const char *text;
  AccordCriterionType type;
} types[] = {
  { "field", ACCORD_CRITERION_FIELD },         { "check", ACCORD_CRITERION_CHECK },
  { "activity", ACCORD_CRITERION_ACTIVITY },   { "next_step", ACCORD_CRITERION_NEXT_STEP },
  { "approval", ACCORD_CRITERION_APPROVAL },
};

static gboolean
is_filled (const AccordField *field, const AccordValue *value)
{
  return field->type == ACCORD_FIELD_BOOLEAN ? value->number != 0 : !accord_value_is_empty (value);
}

/* "amount", or "customer.phone": a field of what the deal links to. */
static gboolean
judge_field (AccordGate *self, const AccordGateDeal *deal, const char *path, gboolean *met, GError **error)
{
  const char *dot = path ? strchr (path, '.') : NULL;
  g_autofree char *first = path ? (dot ? g_strndup (path, dot - path) : g_strdup (path)) : NULL;
  int field = first ? accord_kind_find (deal->kind, first) : -1;
  g_autoptr (GPtrArray) found = NULL;
  const AccordKind *target;
  AccordRecord *record;

  *met = TRUE; /* a field that this workspace does not have asks nothing */
  if (field < 0)
    return TRUE;
  *met = is_filled (&deal->kind->fields[field], &deal->values[field]);
  if (dot == NULL || !*met || !accord_field_is_link (&deal->kind->fields[field]))
    return TRUE;
  target = accord_reader_get_kind (self->reader, accord_field_target (&deal->kind->fields[field]));
  found = accord_reader_load (self->reader, target, &deal->values[field].number, 1, error);
  if (found == NULL)
    return FALSE;
  record = g_ptr_array_index (found, 0);
  field = accord_kind_find (target, dot + 1);
  *met = field < 0 || (record != NULL && is_filled (&target->fields[field], accord_record_value (record, field)));
  return TRUE;
}

void
accord_gate_forget_rows (AccordGate *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    g_clear_pointer (&self->rows[i], g_ptr_array_unref);
}

/* The newest row of @kind for the deal and the condition; %NULL without an error: there is none. All of
 * the deal are read at once. */
static AccordRecord *
newest (AccordGate *self, const AccordKind *kind, gint64 deal, gint64 criterion, GError **error)
{
  GPtrArray **rows = &self->rows[accord_kind_is (kind, &accord_deal_check_kind) ? 0 : 1];
  AccordRecord *last = NULL;

  if (*rows == NULL)
    {
      g_autoptr (AccordQuery) query = accord_query_new (kind);

      accord_query_add_number (query, "deal", ACCORD_OP_IS, deal);
      *rows = accord_gate_select (self->reader, query, error);
    }
  for (guint i = 0; *rows != NULL && i < (*rows)->len; i++)
    {
      AccordRecord *row = g_ptr_array_index (*rows, i);

      if (accord_record_number (row, "criterion") == criterion &&
          (last == NULL || accord_record_id (row) > accord_record_id (last)))
        last = row;
    }
  return last ? accord_record_ref (last) : NULL;
}

static gboolean
judge_row (AccordGate *self, const AccordKind *kind, AccordCriterion *criterion, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (AccordRecord) row = newest (self, kind, criterion->deal, criterion->criterion, &failed);

  if (row != NULL)
    {
      gboolean answer = accord_kind_is (kind, &accord_deal_approval_kind);

      criterion->row = accord_record_id (row);
      criterion->state = answer ? g_strdup (accord_record_text (row, "state")) : NULL;
      criterion->met = !answer || g_strcmp0 (criterion->state, "granted") == 0;
    }
  return accord_error_pass (error, &failed);
}

/* Done of a kind, or open with a day. Notes are neither, unless asked for. */
static gboolean
judge_activity (AccordGate *self, AccordCriterion *criterion, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_activity_kind);
  g_autoptr (AccordIds) ids = NULL;
  gboolean planned = criterion->type == ACCORD_CRITERION_NEXT_STEP;

  accord_query_add_number (query, "deal", ACCORD_OP_IS, criterion->deal);
  if (!accord_query_add (query, "done_at", planned ? ACCORD_OP_EMPTY : ACCORD_OP_NOT_EMPTY, NULL, error) ||
      (planned && !accord_query_add (query, "due_on", ACCORD_OP_NOT_EMPTY, NULL, error)))
    return FALSE;
  accord_query_add_text (query, "type", criterion->activity ? ACCORD_OP_IS : ACCORD_OP_IS_NOT,
                         criterion->activity ? criterion->activity : "note");
  accord_query_set_limit (query, 1);
  ids = accord_reader_find (self->reader, query, error);
  criterion->met = ids != NULL && ids->n_ids > 0;
  return ids != NULL;
}

static gboolean
judge (AccordGate *self, const AccordGateDeal *deal, AccordCriterion *criterion, GError **error)
{
  switch (criterion->type)
    {
    case ACCORD_CRITERION_FIELD:
    case ACCORD_CRITERION_LOSS:
      return judge_field (self, deal, criterion->path, &criterion->met, error);
    case ACCORD_CRITERION_CHECK:
      return judge_row (self, &accord_deal_check_kind, criterion, error);
    case ACCORD_CRITERION_APPROVAL:
      return judge_row (self, &accord_deal_approval_kind, criterion, error);
    case ACCORD_CRITERION_ACTIVITY:
    case ACCORD_CRITERION_NEXT_STEP:
    default:
      return judge_activity (self, criterion, error);
    }
}

static AccordCriterion *
read_criterion (AccordRecord *record, gint64 deal)
{
  const char *type = accord_record_text (record, "type");

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (type, types[i].text) == 0)
      {
        AccordCriterion *criterion = g_new0 (AccordCriterion, 1);

        *criterion = (AccordCriterion) {
          .type = types[i].type,
          .criterion = accord_record_id (record),
          .stage = accord_record_number (record, "stage"),
          .deal = deal,
          .entry = g_strcmp0 (accord_record_text (record, "side"), "entry") == 0,
          .required = accord_record_number (record, "required") != 0,
          .title = g_strdup (accord_record_title (record)),
          .path = g_strdup (accord_record_text (record, "path")),
          .activity = g_strdup (accord_record_text (record, "activity")),
          .role = g_strdup (accord_record_text (record, "role")),
        };
        return criterion;
      }
  return NULL; /* of a newer program: this one cannot judge it */
}

/* Adds what @stage asks before it is entered or left, judged for the deal. */
gboolean
accord_gate_list (AccordGate *self, const AccordGateDeal *deal, gint64 stage, gboolean entry, GPtrArray *list, GError **error)
{
  GPtrArray *records = accord_gate_criteria (self, stage, error);

  accord_gate_forget_rows (self);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      AccordCriterion *criterion = read_criterion (g_ptr_array_index (records, i), deal->id);

      if (criterion != NULL && criterion->entry == entry)
        g_ptr_array_add (list, criterion);
      else
        {
          g_clear_pointer (&criterion, accord_criterion_free);
          continue;
        }
      if (!judge (self, deal, criterion, error))
        return FALSE;
    }
  return records != NULL;
}

static gboolean
add_loss (AccordGate *self, const AccordGateDeal *deal, gint64 stage, const char *path, const char *title, GPtrArray *list,
          GError **error)
{
  AccordCriterion *criterion = g_new0 (AccordCriterion, 1);

  *criterion = (AccordCriterion) {
    .type = ACCORD_CRITERION_LOSS, .stage = stage, .deal = deal->id, .entry = TRUE, .required = TRUE,
    .path = g_strdup (path), .title = g_strdup (title),
  };
  g_ptr_array_add (list, criterion);
  return judge (self, deal, criterion, error);
}

/* Why a deal is lost has to be said (M43), with what the reason itself asks for. */
gboolean
accord_gate_loss (AccordGate *self, const AccordGateDeal *deal, gint64 stage, GPtrArray *list, GError **error)
{
  const char *reason = deal->values[accord_kind_find (deal->kind, "lost_reason")].text;

  if (!add_loss (self, deal, stage, "lost_reason", _("Why it was lost"), list, error))
    return FALSE;
  if (self->reasons == NULL)
    {
      g_autoptr (AccordQuery) query = accord_query_new (&accord_loss_reason_kind);

      self->reasons = accord_gate_select (self->reader, query, error);
      if (self->reasons == NULL)
        return FALSE;
    }
  for (guint i = 0; i < self->reasons->len; i++)
    {
      AccordRecord *known = g_ptr_array_index (self->reasons, i);

      if (g_strcmp0 (accord_record_title (known), reason) != 0)
        continue;
      if (accord_record_number (known, "asks_note") &&
          !add_loss (self, deal, stage, "lost_note", _("What would have won it"), list, error))
        return FALSE;
      if (accord_record_number (known, "asks_competitor") &&
          !add_loss (self, deal, stage, "competitor", _("Who it was lost to"), list, error))
        return FALSE;
      break;
    }
  return TRUE;
}
