// What is tested: the pages of the demo, each with its address in both languages.

const given = process.env.MINGA_URL;
if (!given) {
  throw new Error('MINGA_URL is not set: `cargo xtask test browser` starts the program and sets it');
}

/** Where the program answers. */
export const base = new URL(given).origin;

const plan = 'EC-PAGA-1';
const example = 'EC-COCREACION-EJEMPLO';

/** A page: a name for its pictures, its path by language, and the status that it answers. */
export const things = [
  { name: 'home', es: '/es', en: '/en' },
  { name: 'plans', es: '/es/planes', en: '/en/plans' },
  { name: 'plan', es: `/es/planes/${plan}`, en: `/en/plans/${plan}` },
  { name: 'theme', es: `/es/planes/${plan}/temas/1`, en: `/en/plans/${plan}/themes/1` },
  { name: 'commitment', es: `/es/planes/${plan}/compromisos/3`, en: `/en/plans/${plan}/commitments/3` },
  {
    name: 'milestone',
    es: `/es/planes/${plan}/compromisos/3/hitos/5`,
    en: `/en/plans/${plan}/commitments/3/milestones/5`,
  },
  { name: 'assessments', es: `/es/planes/${plan}/evaluaciones`, en: `/en/plans/${plan}/assessments` },
  { name: 'report', es: `/es/planes/${plan}/informe`, en: `/en/plans/${plan}/report` },
  { name: 'slides', es: `/es/planes/${plan}/diapositivas`, en: `/en/plans/${plan}/slides` },
  {
    name: 'sheet',
    es: `/es/planes/${plan}/compromisos/3/ficha`,
    en: `/en/plans/${plan}/commitments/3/sheet`,
  },
  { name: 'act', es: `/es/planes/${plan}/compromisos/3/acta`, en: `/en/plans/${plan}/commitments/3/act` },
  { name: 'acts', es: `/es/planes/${plan}/compromisos/3/actas`, en: `/en/plans/${plan}/commitments/3/acts` },
  {
    name: 'sheet-of-body',
    es: `/es/planes/${plan}/organizaciones/MINTEL`,
    en: `/en/plans/${plan}/organisations/MINTEL`,
  },
  { name: 'editions', es: `/es/planes/${plan}/ediciones`, en: `/en/plans/${plan}/editions` },
  { name: 'organisations', es: '/es/organizaciones', en: '/en/organisations' },
  { name: 'organisation', es: '/es/organizaciones/MINTEL', en: '/en/organisations/MINTEL' },
  {
    name: 'contact of an organisation',
    es: '/es/organizaciones/MINTEL/contacto',
    en: '/en/organisations/MINTEL/contact',
  },
  { name: 'register an organisation', es: '/es/registrar-organizacion', en: '/en/register-organisation' },
  { name: 'territory', es: '/es/territorios/EC', en: '/en/territories/EC' },
  {
    name: 'follow-search',
    es: '/es/seguir-busqueda?q=contratacion',
    en: '/en/follow-search?q=contratacion',
  },
  { name: 'calendar', es: '/es/calendarios/EC?year=2021', en: '/en/calendars/EC?year=2021' },
  {
    name: 'deadline',
    es: '/es/plazos?since=2021-07-30&days=10&count=working&in=EC',
    en: '/en/deadlines?since=2021-07-30&days=10&count=working&in=EC',
  },
  { name: 'search', es: '/es/buscar?q=contratacion', en: '/en/search?q=contratacion' },
  { name: 'search-none', es: '/es/buscar?q=xyzzyx', en: '/en/search?q=xyzzyx' },
  { name: 'developers', es: '/es/desarrolladores', en: '/en/developers' },
  { name: 'record', es: '/es/registro', en: '/en/record' },
  { name: 'sign-in', es: '/es/entrar', en: '/en/sign-in' },
  { name: 'moderation', es: '/es/moderacion', en: '/en/moderation' },
  { name: 'processes', es: '/es/procesos', en: '/en/processes' },
  { name: 'process', es: `/es/procesos/${example}`, en: `/en/processes/${example}` },
  { name: 'proposals', es: `/es/procesos/${example}/propuestas`, en: `/en/processes/${example}/proposals` },
  { name: 'proposal', es: `/es/procesos/${example}/propuestas/1`, en: `/en/processes/${example}/proposals/1` },
  { name: 'take a process', es: `/es/procesos/${example}/exportar`, en: `/en/processes/${example}/export` },
  { name: 'paper of a process', es: `/es/procesos/${example}/hoja`, en: `/en/processes/${example}/sheet` },
  { name: 'open-account', es: '/es/abrir-cuenta', en: '/en/open-account' },
  { name: 'about', es: '/es/acerca', en: '/en/about' },
  { name: 'personal-data', es: '/es/datos-personales', en: '/en/personal-data' },
  { name: 'documents', es: '/es/planes/EC-PAGA-1/documentos', en: '/en/plans/EC-PAGA-1/documents' },
  { name: 'requirements', es: '/es/planes/EC-PAGA-1/requisitos', en: '/en/plans/EC-PAGA-1/requirements' },
  { name: 'events', es: '/es/eventos', en: '/en/events' },
  { name: 'accessibility', es: '/es/accesibilidad', en: '/en/accessibility' },
  { name: 'missing', es: '/es/no-hay-tal-pagina', en: '/en/no-such-page', status: 404 },
];

/** One page in one language. */
export const pages = things.flatMap(({ name, status = 200, ...paths }) =>
  ['es', 'en'].map((lang) => ({ name, lang, path: paths[lang], status })),
);

/** A cheap phone and a desk. */
export const widths = [360, 1280];
