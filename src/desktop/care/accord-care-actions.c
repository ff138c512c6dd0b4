/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCareActions: see the header. Owned by the window, to which it only points. */

#include "accord-config.h"

#include "accord-care-actions.h"

#include "accord-duplicates.h"
#include "accord-due-dialog.h"
#include "accord-duplicates-dialog.h"
#include "accord-erase-dialog.h"
#include "accord-merge-dialog.h"
#include "accord-owner-reason.h"
#include "accord-paste-dialog.h"
#include "accord-person-export.h"

struct _AccordCareActions {
  GObject parent_instance;

  GtkWidget *window; /* weak */
  GActionMap *map;   /* weak: the window, or a group of its actions */
  AccordWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (AccordCareActions, accord_care_actions, G_TYPE_OBJECT)

#define ACTION(name) static void name (GSimpleAction *action, GVariant *parameter, gpointer data)

static void
present (AccordCareActions *self, AdwDialog *dialog)
{
  adw_dialog_present (dialog, self->window);
}

ACTION (find_duplicates_cb)
{
  AccordCareActions *self = data;

  present (self, accord_duplicates_dialog_new (self->workspace));
}

ACTION (verify_list_cb)
{
  AccordCareActions *self = data;

  present (self, accord_due_dialog_new (self->workspace));
}

/* The kind of a record that was named; NULL, with a warning, for one that cannot be. */
static const AccordKind *
kind_named (const char *name)
{
  const AccordKind *kind = accord_kind_by_name (name);

  if (kind == NULL || !accord_duplicates_has (kind))
    {
      g_warning ("“%s” is no kind of person or company", name);
      return NULL;
    }
  return kind;
}

ACTION (merge_cb)
{
  AccordCareActions *self = data;
  const AccordKind *kind;
  const char *name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &name, &id);
  kind = kind_named (name);
  if (kind != NULL)
    present (self, accord_merge_dialog_new (self->workspace, kind, &id, 1));
}

ACTION (compare_cb)
{
  AccordCareActions *self = data;
  g_autoptr (GVariant) array = g_variant_get_child_value (parameter, 1);
  const AccordKind *kind;
  const gint64 *ids;
  const char *name;
  gsize n_ids;

  g_variant_get_child (parameter, 0, "&s", &name);
  ids = g_variant_get_fixed_array (array, &n_ids, sizeof *ids);
  kind = kind_named (name);
  if (kind != NULL && n_ids > 0)
    present (self, accord_merge_dialog_new (self->workspace, kind, ids, (guint) n_ids));
}

ACTION (export_person_cb)
{
  AccordCareActions *self = data;
  const AccordKind *kind;
  const char *name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &name, &id);
  kind = kind_named (name);
  if (kind != NULL)
    accord_person_export (self->window, self->workspace, kind, id);
}

ACTION (why_owner_cb)
{
  AccordCareActions *self = data;
  const char *name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &name, &id);
  if (accord_kind_is (&accord_customer_kind, accord_kind_by_name (name)))
    accord_owner_reason_show (self->window, self->workspace, id);
}

ACTION (erase_cb)
{
  AccordCareActions *self = data;
  const AccordKind *kind;
  const char *name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &name, &id);
  kind = kind_named (name);
  if (kind != NULL)
    present (self, accord_erase_dialog_new (self->workspace, kind, id));
}

/* "": what the clipboard holds. */
ACTION (paste_people_cb)
{
  AccordCareActions *self = data;
  const char *text = g_variant_get_string (parameter, NULL);

  present (self, accord_paste_dialog_new (self->workspace, *text != '\0' ? text : NULL));
}

static const GActionEntry entries[] = {
  { "find-duplicates", find_duplicates_cb, NULL, NULL, NULL, { 0 } },
  { "verify-list", verify_list_cb, NULL, NULL, NULL, { 0 } },
  { "merge", merge_cb, "(sx)", NULL, NULL, { 0 } },
  { "compare", compare_cb, "(sax)", NULL, NULL, { 0 } },
  { "export-person", export_person_cb, "(sx)", NULL, NULL, { 0 } },
  { "why-owner", why_owner_cb, "(sx)", NULL, NULL, { 0 } },
  { "erase", erase_cb, "(sx)", NULL, NULL, { 0 } },
  { "paste-people", paste_people_cb, "s", NULL, NULL, { 0 } },
};

/* Those that change nothing. */
static const char *const readers[] = { "export-person", "verify-list", "why-owner", NULL };

static void
accord_care_actions_dispose (GObject *object)
{
  AccordCareActions *self = ACCORD_CARE_ACTIONS (object);

  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->map);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_care_actions_parent_class)->dispose (object);
}

static void
accord_care_actions_class_init (AccordCareActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_care_actions_dispose;
}

static void
accord_care_actions_init (AccordCareActions *self)
{
}

/**
 * accord_care_actions_new:
 * @window: in which dialogs are presented
 * @map: gets the actions; owned by @window
 *
 * Returns: (transfer full): the actions, disabled until a file is open
 */
AccordCareActions *
accord_care_actions_new (GtkWidget *window, GActionMap *map)
{
  AccordCareActions *self = g_object_new (ACCORD_TYPE_CARE_ACTIONS, NULL);

  g_set_weak_pointer (&self->window, window);
  g_set_weak_pointer (&self->map, map);
  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
  accord_care_actions_set_workspace (self, NULL);
  return self;
}

/**
 * accord_care_actions_set_workspace:
 * @self: the actions
 * @workspace: (nullable): the open file
 *
 * Enables what can be done to it.
 */
void
accord_care_actions_set_workspace (AccordCareActions *self, AccordWorkspace *workspace)
{
  g_return_if_fail (ACCORD_IS_CARE_ACTIONS (self));

  g_set_object (&self->workspace, workspace);
  for (gsize i = 0; self->map != NULL && i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (self->map, entries[i].name);
      gboolean reads = g_strv_contains (readers, entries[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), workspace != NULL && (reads || !accord_workspace_is_read_only (workspace)));
    }
}
