/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl set: changes fields of one record, as one undoable change. A link is given by title or
 * id, a stage by name; nothing after the sign clears a field. */

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-lookup.h"
#include "accord-ctl-output.h"
#include "accord-ctl.h"
#include "accord-rank.h"

typedef struct {
  int field;
  const char *text;
} Assignment;

static gboolean
is_assigned (GArray *assignments,
             int     field)
{
  for (guint i = 0; i < assignments->len; i++)
    if (g_array_index (assignments, Assignment, i).field == field)
      return TRUE;
  return FALSE;
}

static gboolean
read_assignments (AccordCtl        *ctl,
                  const AccordKind *kind,
                  GArray           *assignments)
{
  for (int i = 3; i < ctl->argc; i++)
    {
      const char *sign = strchr (ctl->argv[i], '=');
      g_autofree char *name = sign == NULL ? NULL : g_strndup (ctl->argv[i], sign - ctl->argv[i]);
      Assignment assignment = { name == NULL ? -1 : accord_kind_find_typed (kind, g_strstrip (name)),
                                sign == NULL ? NULL : sign + 1 };

      if (sign == NULL)
        accord_ctl_usage (ctl, _("“%s” is not FIELD=VALUE."), ctl->argv[i]);
      else if (assignment.field < 0 || (kind->fields[assignment.field].flags & ACCORD_FIELD_HIDDEN))
        accord_ctl_usage (ctl, _("A %s has no field “%s”."), kind->name, name);
      else if (is_assigned (assignments, assignment.field))
        accord_ctl_usage (ctl, _("“%s” was given twice."), name);
      else
        g_array_append_val (assignments, assignment);
      if (assignments->len != (guint) (i - 2))
        return FALSE;
    }
  return TRUE;
}

/* Behind the last deal of the stage. */
static char *
last_rank (AccordStore  *store,
           gint64        stage,
           GError      **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);
  g_autoptr (GPtrArray) deals = NULL;
  const char *last = NULL;

  accord_query_add_number (query, "stage", ACCORD_OP_IS, stage);
  deals = dex_await_boxed (accord_store_select (store, query), error);
  if (deals == NULL)
    return NULL;
  for (guint i = 0; i < deals->len; i++)
    {
      const char *rank = accord_record_text (deals->pdata[i], "stage");

      if (g_strcmp0 (rank, last) > 0)
        last = rank;
    }
  return accord_rank_between (last, NULL);
}

static gboolean
read_place (AccordStore   *store,
            AccordRecord  *record,
            const char    *field_name,
            const char    *text,
            AccordValue   *value,
            GError       **error)
{
  gint64 now = accord_record_number (record, field_name);
  g_autoptr (AccordRecord) current = NULL;
  g_autoptr (AccordRecord) stage = NULL;
  g_autofree char *rank = NULL;

  if (now != 0)
    {
      current = dex_await_boxed (accord_store_load_one (store, &accord_stage_kind, now), error);
      if (current == NULL)
        return FALSE;
    }
  stage = accord_ctl_find_stage (store, current == NULL ? 0 : accord_record_number (current, "pipeline"),
                                 text, error);
  if (stage == NULL)
    return FALSE;
  rank = accord_record_id (stage) == now ? g_strdup (accord_record_text (record, field_name))
                                         : last_rank (store, accord_record_id (stage), error);
  if (rank != NULL)
    accord_value_set_both (value, accord_record_id (stage), rank);
  return rank != NULL;
}

static gboolean
read_value (AccordCtl          *ctl,
            AccordRecord       *record,
            const Assignment   *assignment,
            AccordValue        *value,
            GError            **error)
{
  AccordStore *store = accord_workspace_get_store (ctl->workspace);
  const AccordField *field = &accord_record_kind (record)->fields[assignment->field];
  AccordFieldReading reading = { accord_workspace_get_currency (ctl->workspace),
                                 ACCORD_DATE_ORDER_UNKNOWN, 0 };
  g_autoptr (AccordRecord) target = NULL;

  if (*assignment->text == '\0')
    return TRUE;
  if (field->type == ACCORD_FIELD_PLACE)
    return read_place (store, record, field->name, assignment->text, value, error);
  if (!accord_field_is_link (field))
    return accord_field_parse (field, assignment->text, &reading, value, error);
  target = accord_ctl_find (store, accord_field_target (field), assignment->text, error);
  if (target != NULL)
    accord_value_set_number (value, accord_record_id (target));
  return target != NULL;
}

static AccordEdit *
make_edit (AccordCtl     *ctl,
           AccordRecord  *record,
           GArray        *assignments,
           GError       **error)
{
  const AccordKind *kind = accord_record_kind (record);
  g_autofree char *label = g_strdup_printf (_("Changed “%s”"), accord_record_title (record));
  g_autoptr (AccordEdit) edit = accord_edit_new (label);

  for (guint i = 0; i < assignments->len; i++)
    {
      const Assignment *assignment = &g_array_index (assignments, Assignment, i);
      g_auto (AccordValue) value = ACCORD_VALUE_INIT;

      if (!read_value (ctl, record, assignment, &value, error))
        return NULL;
      accord_edit_set (edit, kind, accord_record_id (record), kind->fields[assignment->field].name,
                       &value);
    }
  return g_steal_pointer (&edit);
}

static AccordCtlStatus
print_changed (AccordCtl       *ctl,
               AccordRecord    *record,
               AccordChangeSet *set)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (AccordRecord) now = NULL;
  g_autoptr (GError) error = NULL;

  if (!ctl->json)
    {
      accord_ctl_say (set->n_done > 0 ? _("“%s” was changed.") : _("“%s” was so already."),
                      accord_record_title (record));
      return ACCORD_CTL_DONE;
    }
  now = dex_await_boxed (accord_store_load_one (accord_workspace_get_store (ctl->workspace),
                                                accord_record_kind (record),
                                                accord_record_id (record)),
                         &error);
  if (now == NULL)
    return accord_ctl_fail (ctl, error);
  accord_record_to_json (now, builder);
  accord_ctl_print_json (builder);
  return ACCORD_CTL_DONE;
}

static AccordCtlStatus
change (AccordCtl        *ctl,
        const AccordKind *kind)
{
  g_autoptr (GArray) assignments = g_array_new (FALSE, FALSE, sizeof (Assignment));
  g_autoptr (AccordRecord) record = NULL;
  g_autoptr (AccordEdit) edit = NULL;
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (GError) error = NULL;

  if (!accord_ctl_open (ctl, TRUE, &error))
    return accord_ctl_fail (ctl, error);
  kind = accord_ctl_own_kind (ctl, kind);
  if (!read_assignments (ctl, kind, assignments))
    return ACCORD_CTL_USAGE;
  record = accord_ctl_find (accord_workspace_get_store (ctl->workspace), kind, ctl->argv[2], &error);
  if (record != NULL)
    edit = make_edit (ctl, record, assignments, &error);
  if (edit != NULL)
    set = dex_await_boxed (accord_journal_commit (accord_workspace_get_journal (ctl->workspace),
                                                  edit),
                           &error);
  return set == NULL ? accord_ctl_fail (ctl, error) : print_changed (ctl, record, set);
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  const AccordKind *kind;

  if (!accord_ctl_parse (ctl, NULL))
    return ACCORD_CTL_USAGE;
  kind = accord_ctl_kind (ctl, ctl->argv[1]);
  return kind == NULL ? ACCORD_CTL_USAGE : change (ctl, kind);
}

const AccordCtlCommand accord_ctl_set_command = {
  "set", N_("FILE KIND UID FIELD=VALUE …"), N_("Change fields of a record"), 4, -1, run,
};
