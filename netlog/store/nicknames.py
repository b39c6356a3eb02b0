"""What people with a given name are called for short, in several languages; folded, as data.

A line begins with a given name, all its spellings with a slash between them; what follows is what
its bearers are called. One short form may stand for several names: Alex for Alexander, Alexandra.
What is indented goes on with the line before.
"""

from collections import defaultdict

_NAMES = """
aaron aron ron ronnie
abigail abby abbie gail
abraham abe bram
adalbert bert
adelaide/adelheid addie heidi ada della
adrian/adriano ade
adriana/adrienne addie
agnes/agnieszka aggie aga agusia
albert/alberto al bert bertie berto beto
alejandra ale jandra sandra
alejandro ale jandro alex
aleksandra/alexandra alex sandra ola olga sasha sascha lexi lexie lexa xandra sacha
aleksander/aleksandr/alexander/alexandre alex al alec alek xander zander sandy sasha sascha
  sander olek lex iskander
alessandro ale sandro alex
alfred/alfredo al alf alfie fred freddie
alice/alicia/alicja ali allie ala
alison/allison ali allie
alois/aloysius lois lou
amanda mandy manda
amelia amy millie mel
anastasia/anastasiya nastya stacy stasia ana asya
andrea andi andy drea
andreas/andre/andrew/andrei/andrej/andrzej/andres andy andi drew dre andreas
angela/angelica/angelika angie angel geli
anna/anne/ann/ana/hannah anni annie anya ania nan nancy anita anka anouk
annemarie/annamaria annie anna
anthony/antony/antonio/anton/antoine/antoni tony toni ant tonio tono antek
antonia/antonina toni tonia tosia nina
archibald archie
arnold/arnaud arnie arne
arthur/arturo/artur art artie arek turo
augustus/august/augustine gus augie
barbara barb barbie babs basia babsi
bartholomew/bartholomaus/bartlomiej/bartolome bart bartek barty
beatrice/beatriz/beatrix bea bee trixie trix bia
benedict/benedikt ben benny bene
benjamin ben benny benji jamie benj
bernadette bernie detta
bernard/bernhard bernie barney bernd
bertram/bertrand bert bertie
bogdan bodya
boleslaw bolek
boris borya
bradley brad
bridget/brigitte/brigitta bridie biddy gitte birgit gitta
calvin cal
cameron cam
carl/karl/carlo/carlos charlie kalle carlito
carolina/caroline/karolina/carolyn caro carrie lina carol lynn karo caz
cassandra cass cassie sandra
catherine/katherine/kathryn/catarina/katharina/katarzyna/ekaterina/katerina/caterina/catalina
  cathy kathy kate katie kat kit kitty cat katya kasia kaja kathi rina trina cata
cecilia/cecile cissy celia cece
charles charlie chuck chas chaz
charlotte charlie lottie lotte lotta
chiara kiki
christian/kristian/cristian chris kris christo
christina/christine/kristina/krystyna/kristin/cristina chris chrissy tina christy kris krysia
  kirsten stina cris
christopher/christoph/cristobal/krzysztof/kristoffer/christophe/cristoforo chris kit topher
  christo krzysiek stoffer
clarence clancy
clifford/clifton cliff
constance/constanze connie conny
constantine/konstantin/konstantinos kostas kosta costa stan kostya dinos
cornelius/cornelis corny cor neil niels kees
cynthia cindy
cyrus cy
dagmar daggi dasa
daniel/daniele/danilo dan danny dani daniil
daniela/danielle dani danny ella
david dave davy davey dawid
deborah/debra deb debbie debby
denise/dionisia denny
dennis/denis denny den
dieter/dietrich didi
diego dieguito
dimitri/dmitry/dimitrios/dmitri dima mitya dimi mitja jim
dolores lola lolita
dominic/dominik/dominique/domenico dom nick nico mimmo menico
donald don donnie
dorothy/dorothea/dorota dot dottie dolly dora thea dorka
douglas doug
dwight ike
edmund/edmond ed eddie ted ned
eduardo/edward/edouard/eduard/edvard ed eddie ted teddy ned edu lalo edi
edwin ed eddie win
eleanor/eleonora/eleonore ellie nell nora ella nellie lenore
elena/helen/helena/helene/yelena/jelena lena nell ellie leni lenka nena len alena
eliseo/elijah/elias eli lias
elizabeth/elisabeth/elisabetta/elzbieta/isabel/isabella/isabelle/isabela liz lizzie beth betty
  bess betsy eliza elise elsa lisa liesl libby lisbeth ela ella ilse isa bella belle izzy betta
emanuel/emmanuel/manuel/manuela manny manu manolo mano lela
emily/emilia/emilie em emmy millie mila
enrique/henri/henry/heinrich/hendrik/henrik/enrico quique hank harry heinz hal rico heiko henk
  rik hennie kike
erica/erika ricki riki
ernest/ernst/ernesto ernie tito neto
esther/ester essie hester
eugene/eugenio/evgeny/yevgeny gene zhenya geno
eva/eve/ewa evie evi ewka evita
evelyn/eveline evie eve lyn
ezekiel zeke
felicia/felicity fliss lissa
feliks/felix fez
ferdinand/fernando ferdi ferdy nando fer
florence/florentine flo flossie florrie
florian flo flori
frances/francesca/francisca/franziska/francoise/franciszka fran franny frankie cesca franzi
  sissi paca paquita fanny ziska
francis/francesco/francisco/franciszek/francois/franz/frantisek frank fran franco paco pancho
  cisco kiko franek franta checco curro frankie
franklin frank
frederick/friedrich/frederic/federico/fryderyk/frederik/fredrik fred freddy freddie fritz rick
  fede fiete
frederica/friederike/frederique freddie fritzi rike fredi
gabriel gabe gabi gab
gabriela/gabriella/gabriele/gabrielle gabi gaby gabby ella brie
geoffrey/jeffrey/jeffery geoff jeff
george/georg/jorge/giorgio/jerzy/yuri/georgios/jurgen/jiri georgie jurek coco yura jorg yiorgos
  gio
georgina/georgia/georgiana george georgie gina
gerald/gerard/gerhard/gerardo/jerome gerry jerry gerd geert gege
gertrude/gertrud trudy gertie trude
gilbert/gilberto gil bert
giovanna/johanna/joanna/joanne/jana/jane/janet/joan/ivana/jeanne jo joey hanna hanne asia janie
  jenny vanna gianna jan hanka
giovanni/john/johannes/jan/jean/joao/juan/ivan/ian/johan/hans/sean jack johnny johnnie jon
  gianni hannes jannik vanya janek juanito vanni nanni hansi jens jock ivo
giulia/julia/juliana/juliane/giuliana/julie jules julie juli jule liana jill
giuseppe/joseph/jose/josef/jozef/josip joe joey jo beppe peppe pepe pino sepp jupp jose jozek
  pepito bepi jos
giuseppina/josephine/josefina/jozefa josie jo fina pina pippa fifi pepa
gregory/gregor/grzegorz/gregorio/grigori greg gregg grisha grzesiek goyo
guadalupe lupe lupita
guillermo/william/wilhelm/guillaume/guglielmo/willem will bill billy willie willy liam memo
  guille wim helm willi mo
gustav/gustavo/gustaf gus tavo gusti
gwendolyn gwen wendy
harold/harald/haroldo harry hal
harriet/henrietta/henriette hattie harry etta hettie
hector tito
herbert/heribert herb bert herbie
hermann/herman manni hermie
horst hotte
howard howie
hubert hugh bert hub hubi
hugo/hugh hughie
ignatius/ignacio/ignacy/ignazio nacho iggy ignac nazio nacio
irene/irina/irena ira rena renie irka
isaac/izaak ike zac
jacob/jakob/jakub/james/jaime/santiago/diego/jacques/giacomo jake jim jimmy jamie kuba jay coby
  santi jacky kobi jimbo jem
jacqueline jackie jacqui
jaroslav/jaroslaw jarek jara slava
jennifer/jenifer jen jenny jenn
jeremy/jeremiah/jeremias jerry jem jez
jessica/jessie jess jessie
jesus chus chuy suso
joaquin/joachim/gioacchino quim jochen achim kino quino ximo
jonathan/johnathan jon jonny john nathan jonty
joshua/josue josh
juan-carlos juanca
judith/judit judy jude
justin/justyn jus
katrin/kathrin kati trine
kenneth ken kenny
kimberly kim kimmy
klaus/nicholas/nicolas/nikolaus/niklas/nicola/nikolai/nikolaos/mikolaj/nicolo/nikola nick nico
  niko nicky klaus nik claus kolya cole colin nikos miki
kurt/konrad/conrad conny con kunz radek
laurence/lawrence/lorenz/lorenzo/laurent/lars larry laurie lenz renzo loz lolo
laura/lauren/laurel laurie lori lolly
leandro lea
leo/leon/leonard/leonardo/leonhard/leopold len lenny leo nardo poldi lennie
leslie/lesley les
letitia/leticia lettie lety tish
lillian/liliana/lilian/lily lil lilli lili
linda/belinda/melinda lindy lin
louis/luis/ludwig/luigi/lewis/ludovic/lodewijk lou louie lew gigi lutz lucho wiggerl ludo
louise/luisa/luise/louisa lou lulu isa
lucas/lukas/luke/luca/lukasz luc luki luk
lucy/lucia/lucie/lucyna lu luce lulu lucka
ludmila/lyudmila mila luda lyuda
lukrecia/lucretia lucky
lydia lyddie
magdalena/madeleine/madeline/magdalene magda maddie lena madge leni lenka malena
malcolm mal
marcus/marco/marcos/marc/mark/markus/marek/marcel/marcin marky makke
margaret/margarita/margarethe/margherita/malgorzata/marguerite/margareta meg maggie peggy madge
  greta rita gosia daisy margo marge margie gretel grete mags gretchen
maria/marie/mary/maryam/mariam/miriam mia mimi mitzi molly polly mariechen marysia maja mari
  maruja ria masha mascha maz mitzie marietta
mariana/marianne mari nana janne
marjorie marge margie
martha/marta marty mattie
martin/martino/marten marty tino
mateusz/matthew/matthias/mattias/matteo/mateo/mathieu/matthieu/matias/matei matt matty mat hias
  mati teo hiasl
mathilda/matilda/mathilde tilly tilda matty til
maurice/mauricio/moritz/maurizio mo moe mau
maximilian/maxim/maxime/maksim/massimiliano/massimo max maks maxi massi
maximiliana/maxine max maxi
melissa/melanie mel mellie lissa lissy
michael/michel/miguel/mikhail/michal/mikael/michele/mihai/mihail mike mick micky mikey misha
  michi mischa miki mig micha mickey
michelle/micheline/michaela shelly chelle micha ela
mildred millie
miroslav/miroslaw mirek slava
mohammed/muhammad/mohamed/mohammad/muhammed/mehmet mo moe memo hamoudi
monica/monika moni nika mona
montgomery monty
natalia/natalie/nathalie/natalya nat nata nati tasha natasha lia
nathan/nathaniel/natanael nat nate
olga olya olka olenka
oliver/olivier ollie oli noll
olivia/olivie liv livi ollie via
oscar/oskar ozzie ossi
oswald/osvaldo oz ozzie valdo
pamela pam pammy
patricia/patrizia/patrycja pat patty patti tricia trish patsy tish
patrick/padraig/patrik/patricio/patryk pat paddy rick pato
paul/paolo/pablo/pavel/paulo/pawel paulie pasha pavlik pablito
paula/paulina/pauline/paola/paulette polly lina paulinka
pedro/peter/pietro/piotr/pieter/petr/pyotr/pierre/petros pete petey perico piet petja pit peer
  piotrek pierino
penelope penny nell
philip/phillip/philipp/philippe/felipe/filip/filippo phil pip flip lippi pippo
philippa/filipa pippa pip
priscilla cilla prissy
rachel/raquel/rachael rach rae shelly rachele
rafael/raphael/rafal raf rafa rafi ralph
raymond/raimund/ramon/raimundo ray moncho mundo
rebecca/rebekka/rebekah becky becca bex reba
reginald reg reggie
regina/regine gina reggie
renata/renate natka reni
reynaldo/reinhold/ronald/reinhard/rainer ron ronnie holdi naldo reini
richard/ricardo/riccardo/ryszard rick ricky rich richie dick dickie rico rysiek ritchie
robert/roberto/rupert/ruprecht bob bobby rob robbie bert robin robby beto berto rupp
roberta/robertina bobbie robbie
roderick/rodrigo rod roddy rodri rick
rodolfo/rudolf/rudolph rudi rudy rolf dolf fofo
roland/orlando/rolando rollo rolly lando
rosa/rose/rosalia/rosemary/rosemarie/rosario rosie rosi rosita charo rosy
rosalind/rosalinda rose roz ros linda
roxana/roxanne roxy
russell russ rusty
salvatore/salvador sal salva turi toto chava tore
samantha sam sammy
samuel/samuele sam sammy
sandra/alexandra sandy
sara/sarah sally sadie sal
sebastian/sebastiano/sebastien seb basti bas bastian bastien wastl seba
sergio/sergei/sergey/serge/sergiu serg seryozha checo
sigmund/siegfried/sigismund sigi ziggy siggi siegi
silvester/sylvester sly
simon/simone/szymon si sy szymek
sofia/sophia/sophie/zofia/zsofia soph zosia fia sofi zosi
solomon/salomon/suleiman sol solly
stanislav/stanislaw/stanislaus stan staszek stas slava stani
stephanie/stefania/stefanie/stephania steph stef steffi stefi stevie fanny
stephen/steven/stefan/esteban/stephan/stefano/etienne/istvan/szczepan steve stevie steph stef
  pista steffen
susan/susanna/susanne/zuzana/zuzanna/suzanne/susana sue susie suzie suzy zuza sanna susi sanne
  zuzka
svetlana sveta lana
tadeusz/thaddeus/tadeo tad tadek teddy thad
teodor/theodore/theodor/teodoro/fyodor ted teddy theo teo fedya dorus
teresa/theresa/therese/teresia tess tessa terry resi tere thea reese tracy
terence/terrence terry tel
theodora/dorothea thea dora teddy
thomas/tomas/tomasz/tommaso tom tommy tomek tomi maso thom tomasito
timothy/timotheus/timoteo tim timmy timo
ulrich/oldrich uli ueli
ulrike/ulrica uli rike ulla
urszula/ursula/orsolya ula uschi ulla ursi orsi
valentina/valeria/valerie/valentine val vale lera tina
valentin/valentino/valerio val vale tino
veronica/veronika/veronique/weronika ronnie vera nika roni vroni nica
vicente/vincent/vincenzo/vinzenz vince vinnie vin enzo chente cenzo vinz
victor/viktor/wiktor/vittorio vic vick vitya vitek
victoria/viktoria/wiktoria/vittoria vicky vicki tori vic vika tory
virginia ginny ginger gina
vladimir/wladimir/volodymyr/wlodzimierz vlad volodya vova vladi wlodek
vladislav/wladyslaw vlad vladik wladek
walter/gualtiero/valter walt wally wat
wenceslas/vaclav/waclaw/wenzel vasek wacek
werner/verner werni
winifred/winfried/winston win winnie freddie
wojciech wojtek
xaver/xavier/javier/saverio xavi javi xaverl verio
yekaterina/ekaterina katya
yolanda/jolanda/iolanda yoli jola
yosef/yousef/yusuf/youssef joe yossi
zachary/zacharias/zachariah zach zack zac
zbigniew zbyszek
"""


def _read() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    formal, short = defaultdict(set), defaultdict(set)
    for number, line in enumerate(_NAMES.replace("\n  ", " ").split("\n")):
        names, *called = line.split() or [""]
        for name in filter(None, names.split("/")):
            formal[name].add(number)
        for name in called:
            short[name].add(number)
    return (
        {name: frozenset(numbers) for name, numbers in formal.items()},
        {name: frozenset(numbers) for name, numbers in short.items()},
    )


# The groups in which a word is a given name, and those in which it is what its bearers are called.
FORMAL, SHORT = _read()
