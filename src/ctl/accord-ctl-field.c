/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl field: the fields that users add to a kind: lists them, adds one, calls one otherwise,
 * retires one and takes it up again. */

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-output.h"
#include "accord-ctl-table.h"
#include "accord-ctl.h"
#include "accord-custom-field.h"

typedef struct {
  char *type;
  char *choices;
  char *links_to;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->type);
  g_free (options->choices);
  g_free (options->links_to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static GPtrArray *
find_fields (AccordCtl         *ctl,
             const AccordKind  *kind,
             GError           **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_custom_field_kind);

  accord_query_add_text (query, "target", ACCORD_OP_IS, kind->name);
  accord_query_set_sort (query, "label", FALSE, NULL);
  return dex_await_boxed (accord_store_select (accord_workspace_get_store (ctl->workspace), query),
                          error);
}

static void
add_json (JsonBuilder *builder, gconstpointer item)
{
  AccordRecord *record = (AccordRecord *) item;
  g_autofree char *name = accord_custom_field_name (accord_record_uid (record));

  json_builder_begin_object (builder);
  accord_ctl_json_text (builder, "name", name);
  accord_ctl_json_text (builder, "label", accord_record_title (record));
  accord_ctl_json_text (builder, "type", accord_record_text (record, "type"));
  accord_ctl_json_text (builder, "links_to", accord_record_text (record, "links_to"));
  accord_ctl_json_text (builder, "choices", accord_record_text (record, "choices"));
  json_builder_set_member_name (builder, "retired");
  json_builder_add_boolean_value (builder, accord_record_number (record, "retired") != 0);
  json_builder_end_object (builder);
}

static void
print_table (GPtrArray *fields)
{
  static const char *const shown[] = { "label", "type", "links_to", "choices", "retired" };
  g_autoptr (AccordCtlTable) table = accord_ctl_table_new ();

  accord_ctl_table_add_column (table, _("Name"), FALSE);
  for (gsize c = 0; c < G_N_ELEMENTS (shown); c++)
    accord_ctl_table_add_column (table,
                                 accord_field_label (&accord_custom_field_kind.fields[accord_kind_find (
                                   &accord_custom_field_kind, shown[c])]),
                                 FALSE);
  for (guint i = 0; i < fields->len; i++)
    {
      g_autofree char *name = accord_custom_field_name (accord_record_uid (fields->pdata[i]));

      accord_ctl_table_add_cell (table, name);
      for (gsize c = 0; c < G_N_ELEMENTS (shown); c++)
        {
          g_autofree char *text = accord_record_format (fields->pdata[i], shown[c]);

          g_strdelimit (text, "\n", '|');
          accord_ctl_table_add_cell (table, text);
        }
    }
  accord_ctl_table_print (table);
}

static AccordCtlStatus
list (AccordCtl        *ctl,
      const AccordKind *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fields = NULL;

  if (ctl->workspace != NULL || accord_ctl_open (ctl, FALSE, &error))
    fields = find_fields (ctl, kind, &error);
  if (fields == NULL)
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    accord_ctl_print_json_list (fields, add_json);
  else
    print_table (fields);
  return ACCORD_CTL_DONE;
}

static AccordEdit *
make_addition (const AccordKind *kind,
               const char       *label,
               const Options    *options)
{
  const AccordKind *field_kind = &accord_custom_field_kind;
  g_autofree char *said = g_strdup_printf (_("Added the field “%s”"), label);
  g_autofree char *choices = g_strdup (options->choices);
  AccordEdit *edit = accord_edit_new (said);
  gint64 id = accord_edit_create (edit, field_kind);

  accord_edit_set_text (edit, field_kind, id, "label", label);
  accord_edit_set_text (edit, field_kind, id, "target", kind->name);
  accord_edit_set_text (edit, field_kind, id, "type", options->type != NULL ? options->type : "text");
  if (options->links_to != NULL)
    accord_edit_set_text (edit, field_kind, id, "links_to", options->links_to);
  if (choices != NULL)
    accord_edit_set_text (edit, field_kind, id, "choices", g_strdelimit (choices, "|", '\n'));
  return edit;
}

static AccordRecord *
find_field (AccordCtl         *ctl,
            const AccordKind  *kind,
            const char        *typed,
            GError           **error)
{
  g_autoptr (GPtrArray) fields = find_fields (ctl, kind, error);

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      g_autofree char *name = accord_custom_field_name (accord_record_uid (fields->pdata[i]));

      if (strcmp (name, typed) == 0 || strcmp (accord_record_title (fields->pdata[i]), typed) == 0)
        return accord_record_ref (fields->pdata[i]);
    }
  if (fields != NULL)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING,
                 _("%s have no field “%s” of their own. “accordctl field FILE %s list” shows what there is."),
                 accord_kind_plural (kind), typed, kind->name);
  return NULL;
}

static AccordEdit *
make_change (AccordCtl         *ctl,
             const AccordKind  *kind,
             const char        *what,
             GError           **error)
{
  const AccordKind *field_kind = &accord_custom_field_kind;
  g_autoptr (AccordRecord) field = find_field (ctl, kind, ctl->argv[3], error);
  g_autofree char *said = NULL;
  AccordEdit *edit;
  gint64 id;

  if (field == NULL)
    return NULL;
  said = g_strdup_printf (_("Changed the field “%s”"), accord_record_title (field));
  edit = accord_edit_new (said);
  id = accord_record_id (field);
  if (strcmp (what, "rename") == 0)
    accord_edit_set_text (edit, field_kind, id, "label", ctl->argv[4]);
  else if (strcmp (what, "retire") == 0)
    accord_edit_set_number (edit, field_kind, id, "retired", TRUE);
  else
    accord_edit_clear (edit, field_kind, id, "retired");
  return edit;
}

static AccordCtlStatus
change (AccordCtl        *ctl,
        const AccordKind *kind,
        const char       *what,
        const Options    *options)
{
  g_autoptr (AccordEdit) edit = NULL;
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (GError) error = NULL;

  if (accord_ctl_open (ctl, TRUE, &error))
    edit = strcmp (what, "add") == 0 ? make_addition (kind, ctl->argv[3], options)
                                     : make_change (ctl, kind, what, &error);
  if (edit != NULL)
    set = dex_await_boxed (accord_journal_commit (accord_workspace_get_journal (ctl->workspace), edit),
                           &error);
  if (set == NULL)
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    return list (ctl, kind);
  accord_ctl_say ("%s.", set->label);
  return ACCORD_CTL_DONE;
}

static int
arguments_of (const char *what)
{
  return strcmp (what, "list") == 0     ? 3
         : strcmp (what, "rename") == 0 ? 5
         : strcmp (what, "add") == 0 || strcmp (what, "retire") == 0 || strcmp (what, "use") == 0 ? 4 : 0;
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "type", 0, 0, G_OPTION_ARG_STRING, &options.type,
      N_("text, long_text, number, decimal, money, date, choice, boolean or link"), N_("TYPE") },
    { "choices", 0, 0, G_OPTION_ARG_STRING, &options.choices, N_("What to choose from"), N_("A|B|…") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.links_to, N_("The kind that a link points to"), N_("KIND") },
    { NULL },
  };
  const AccordKind *kind;
  const char *what;

  if (!accord_ctl_parse (ctl, entries))
    return ACCORD_CTL_USAGE;
  kind = accord_ctl_kind (ctl, ctl->argv[1]);
  if (kind == NULL)
    return ACCORD_CTL_USAGE;
  what = ctl->argv[2];
  if (arguments_of (what) != ctl->argc)
    return accord_ctl_usage (ctl, _("Say “list”, “add LABEL”, “rename LABEL NEW”, “retire LABEL” or “use LABEL”."));
  if (strcmp (what, "add") != 0 && (options.type != NULL || options.choices != NULL || options.links_to != NULL))
    return accord_ctl_usage (ctl, "%s", _("--type, --choices and --to are of a field that is added."));
  return strcmp (what, "list") == 0 ? list (ctl, kind) : change (ctl, kind, what, &options);
}

const AccordCtlCommand accord_ctl_field_command = {
  "field", N_("FILE KIND list|add|rename|retire|use [LABEL [NEW]]"),
  N_("Fields of your own: list, add, call otherwise, retire, use again"), 3, 5, run,
};
